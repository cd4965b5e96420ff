import * as z from 'zod/mini'

/** Handler, supervisor and executive answer; an assessor reads records without words, an operator sees that it runs. */
export const StaffRole = z.enum(['handler', 'supervisor', 'executive', 'assessor', 'operator'])
export type StaffRole = z.output<typeof StaffRole>

/** `id` stands in records and events, and so is no name; `name` is what the desk shows to colleagues. */
export const StaffMember = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/, 'a short id such as "li-wen"')),
  email: z.email().check(z.toLowerCase()),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  role: StaffRole,
})
export type StaffMember = z.output<typeof StaffMember>

const isUnique = (values: readonly string[]) => new Set(values).size === values.length

/** The secret `STAFF`: who may come to the desk, and as what. One role a person. */
export const Staff = z.array(StaffMember).check(
  z.refine((all) => isUnique(all.map(({ id }) => id)), 'two people have the same id'),
  z.refine((all) => isUnique(all.map(({ email }) => email)), 'two people have the same address'),
)
export type Staff = z.output<typeof Staff>
