import type { Language } from '#contract/company'
import { acting } from '../acting.ts'
import { filing as filingEn } from '../en/pages/filing.ts'
import { mail as mailEn } from '../en/pages/mail.ts'
import { openCase as openCaseEn } from '../en/pages/open-case.ts'
import { tracking as trackingEn } from '../en/pages/tracking.ts'
import { filing as filingZh } from '../zh-CN/pages/filing.ts'
import { mail as mailZh } from '../zh-CN/pages/mail.ts'
import { openCase as openCaseZh } from '../zh-CN/pages/open-case.ts'
import { tracking as trackingZh } from '../zh-CN/pages/tracking.ts'

const english = { ...filingEn, ...trackingEn, ...mailEn, openCase: openCaseEn }
const own: Record<Language, typeof english> = {
  'zh-CN': { ...filingZh, ...trackingZh, ...mailZh, openCase: openCaseZh },
  en: english,
}

/** The words of the pages on which customers act: their own, and those that the Worker says on them too. */
export function actingPages(language: Language) {
  const [said, page] = [acting(language), own[language]]
  return {
    ...said,
    ...page,
    form: { ...said.form, ...page.form },
    check: { ...said.check, ...page.check },
    files: { ...said.files, ...page.files },
    receipt: { ...said.receipt, ...page.receipt },
    track: { ...said.track, ...page.track },
    case: { ...said.case, ...page.case },
    renew: { ...said.renew, ...page.renew },
    contact: { ...said.contact, ...page.contact },
    openCase: {
      ...said.openCase,
      ...page.openCase,
      confirm: { ...said.openCase.confirm, ...page.openCase.confirm },
      kept: { ...said.openCase.kept, ...page.openCase.kept },
      record: { ...said.openCase.record, ...page.openCase.record },
      zone: { ...said.openCase.zone, ...page.openCase.zone },
    },
  }
}
