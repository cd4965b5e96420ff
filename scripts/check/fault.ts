/** One thing that is wrong in a file that staff wrote, said so that they can find and mend it. */
export type Fault = { file: string; line: number; at: string; expected: string; came: string }

/** `content/company.yaml:12: contact.fone: expected …, came …`; editors open the address at a click. */
export function sentence({ file, line, at, expected, came }: Fault): string {
  return `${file}:${line}: ${at ? `${at}: ` : ''}expected ${expected}, came ${came}`
}

/** A value as a person would quote it, short enough for a line. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing'
  const written = JSON.stringify(value) ?? String(value)
  return written.length > 60 ? `${written.slice(0, 57)}…` : written
}
