import type { Claim } from './claim.ts'
import { complaintsPage } from './complaints-page.ts'
import { guide } from './guide.ts'
import { interfaceWords } from './interface-words.ts'
import { privacyNotice } from './privacy-notice.ts'
import { promise } from './promise.ts'
import { reaching } from './reaching.ts'
import { readme } from './readme.ts'
import { survey } from './survey.ts'

/** Every sentence with a number, or with never, always or only, that the project says in public. */
export const claims: readonly Claim[] = [
  ...readme,
  ...guide,
  ...privacyNotice,
  ...promise,
  ...complaintsPage,
  ...survey,
  ...interfaceWords,
  ...reaching,
]
