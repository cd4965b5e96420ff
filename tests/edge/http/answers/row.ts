export type Row = {
  gives: number[]
  ask: (prefix: string) => Promise<Response[]>
  cookie?: number[]
  /** What comes with 200 is no page of ours, and may do nothing at all. */
  isFile?: true
}
