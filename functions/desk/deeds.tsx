import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import { fileWords } from '#words/desk-file'
import { replyWords } from '#words/desk-replies'
import { intakeWords } from '#words/intake'
import { ours, type Place } from '../complaints/case/place.ts'
import type { AppEnv } from '../env.ts'
import { colleague } from './colleagues.tsx'
import { playbookTitle } from './playbooks.tsx'
import type { Deed } from './store.ts'

const PLAYBOOK = 'playbook:'
/** What the record says of a deed that is no step. */
const withPlaybook = ({ language }: Place, act: string) =>
  act.startsWith(PLAYBOOK)
    ? replyWords(language).usedPlaybook(playbookTitle(act.slice(PLAYBOOK.length), language))
    : act

/** The record of what staff did with a case, in the order in which it comes. */
export function deedsList(deeds: readonly Deed[], c: Context<AppEnv>, place: Place): string {
  const { language } = c.var
  const t = deskWords(language)
  const did: Record<string, string> = {
    ...t.told.did,
    open: t.case.opened,
    intake: intakeWords(language).recorded,
    'case-file': fileWords(language).opened,
    file: fileWords(language).fetched,
  }
  return deeds
    .map((deed) =>
      String(
        <li>
          <time datetime={new Date(deed.at).toISOString()}>{ours(deed.at, place)}</time>{' '}
          {t.told.sentence(
            t.you(colleague(c, deed.staff), t.roles[deed.role]),
            did[deed.act] ?? withPlaybook(place, deed.act),
          )}
        </li>,
      ),
    )
    .join('')
}
