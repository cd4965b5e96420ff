import { problemPages } from '../../i18n/pages/problems.ts'

/** For the Worker alone, which reads it through its binding; from outside it answers this address itself. */
export const GET = () => Response.json(problemPages)
