import { openapi } from '../../../functions/openapi.ts'
import { today } from '../../today.ts'

/** The API's description, from the schemas that the Worker validates with; the Worker itself only hands it out. */
export const GET = () => Response.json(openapi(Date.parse(`${today}T12:00:00Z`)))
