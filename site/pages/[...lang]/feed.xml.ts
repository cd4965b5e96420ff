import type { APIRoute } from 'astro'
import type { Language } from '#contract/company'
import { channelOf } from '../../following/channel.ts'
import { chronicle } from '../../following/chronicle.ts'
import { atom } from '../../following/feed.ts'
import { bothLanguages } from '../../i18n/address.ts'

export const getStaticPaths = bothLanguages

export const GET: APIRoute<{ language: Language }> = async ({ props: { language } }) =>
  new Response(atom(channelOf(language), await chronicle(language)), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
