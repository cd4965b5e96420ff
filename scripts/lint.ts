import * as compile from './compile.ts'
import { lint, types } from './quality.ts'
import { step } from './step.ts'

/** `npm run lint`: types, rules and format. */
export async function run(): Promise<void> {
  await step('Compiling the content', compile.run)
  await step('Types', types)
  await step('Rules and format', lint)
}
