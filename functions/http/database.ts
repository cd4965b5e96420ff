/** D1 with some of its methods replaced: to count what passes, or to let nothing pass. */
export const overlaid = (database: D1Database, own: Partial<Pick<D1Database, 'batch' | 'prepare'>>) =>
  new Proxy(database, {
    get: (target, name) => Reflect.get(own, name) ?? boundTo(target, Reflect.get(target, name)),
  })

const boundTo = (target: object, member: unknown): unknown =>
  typeof member === 'function' ? member.bind(target) : member
