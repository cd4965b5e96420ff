import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Log, LogLevel } from 'miniflare'

export type LocalMail = { to: string; subject: string; text: string }

/** The sender of a portal on this machine, unless `wrangler.toml` or `.dev.vars` names one. */
export const LOCAL_SENDER = 'portal@mingjing.example'

/**
 * What a portal on this machine mails. None of it leaves: Miniflare writes the text into a file and says so in
 * its log, which is where it is taken from. The rest of that log repeats what is said elsewhere.
 */
export class Letterbox extends Log {
  readonly #onMail: (mail: LocalMail) => void

  constructor(onMail: (mail: LocalMail) => void) {
    super(LogLevel.INFO)
    this.#onMail = onMail
  }

  override logWithLevel(_: LogLevel, message: string): void {
    if (!message.includes('send_email')) return
    const lines = stripVTControlCharacters(message).split('\n')
    const line = (name: string) =>
      lines.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
    this.#onMail({ to: line('To'), subject: line('Subject'), text: readFileSync(line('Text'), 'utf8') })
  }
}

/** A mail as the console shows it, so that whoever tries the portal reads their one-time code there. */
export function showMail({ to, subject, text }: LocalMail): void {
  const lines = [`邮件 / mail to ${to}`, subject, '', ...text.trim().split(/\r?\n/)]
  console.log(`\n${lines.map((line) => `  │ ${line}`).join('\n')}\n`)
}
