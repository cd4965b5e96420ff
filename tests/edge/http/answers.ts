import { api } from './answers/api.ts'
import { desk } from './answers/desk.ts'
import { deskApi } from './answers/desk-api.ts'
import { pages } from './answers/pages.ts'

/** Every route of the Worker, with every answer it is asked for here. A route without a row fails in `headers.test.ts`. */
export const table = { ...pages, ...desk, ...deskApi, ...api }
