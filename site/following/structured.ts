import type { Company, Language } from '#contract/company'
import type { Work } from '../catalogue.ts'
import { address } from '../i18n/address.ts'

export type StructuredPage = {
  path: string
  language: Language
  company: Company
  /** The document that the page is, where it is one. */
  work: Work | undefined
  /** From the home page down to this one. */
  trail: readonly { path: string; name: string }[]
}

const types = {
  'white-papers': 'Report',
  statements: 'Article',
  faq: 'Article',
  remediation: 'Article',
  'service-promise': 'DigitalDocument',
  privacy: 'DigitalDocument',
} as const

/** What the page says, in the words of schema.org: nothing that a reader cannot see on it. */
export function structured(page: StructuredPage): object {
  const { path, work } = page
  const graph = [
    organization(page),
    ...(work && work.shelf !== 'pages' ? [document(page, work, types[work.shelf])] : []),
    ...(path === '/' ? [] : [breadcrumbs(page)]),
  ]
  return { '@context': 'https://schema.org', '@graph': graph }
}

const at = ({ company, language }: StructuredPage, path: string) => company.origin + address(language, path)

/** On the home page in full; elsewhere just enough to be named as the publisher. */
function organization({ company, language, path }: StructuredPage): object {
  const named = {
    '@type': 'Organization',
    '@id': `${company.origin}/#organization`,
    name: company.shortName[language],
    url: company.origin,
  }
  if (path !== '/') return named
  const { legal, contact } = company
  return {
    ...named,
    legalName: legal.name[language],
    address: legal.registeredAddress[language],
    identifier: legal.creditCode,
    contactPoint: {
      '@type': 'ContactPoint',
      contactType: contact.department[language],
      telephone: contact.phone.replaceAll(' ', '-'),
      email: contact.email,
      availableLanguage: company.languages,
    },
  }
}

/** A version is named by the address that stays its own, wherever it is read. */
function document(page: StructuredPage, work: Work, type: string): object {
  const { company, language } = page
  const publisher = { '@id': `${company.origin}/#organization` }
  return {
    '@type': type,
    '@id': at(page, work.version === undefined ? work.home : `${work.home}v${work.version}/`),
    url: at(page, work.path),
    headline: work.title,
    description: work.summary,
    inLanguage: language,
    ...(work.version === undefined ? {} : { version: String(work.version) }),
    ...(work.published === undefined ? {} : { datePublished: work.published }),
    dateModified: work.updated,
    ...(work.standing === 'superseded' ? { creativeWorkStatus: 'Superseded' } : {}),
    author: publisher,
    publisher,
  }
}

function breadcrumbs(page: StructuredPage): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: page.trail.map(({ path, name }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: at(page, path),
    })),
  }
}
