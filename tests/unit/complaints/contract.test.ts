import { describe, expect, test } from 'vitest'
import { Action, Contact, NewMessage, newComplaint } from '#contract/complaints'
import { errorsOf } from '../../../functions/http/valid.ts'

const NewComplaint = newComplaint(['quality', 'other'], '3')
const filing = {
  category: 'quality',
  impact: 'disruption',
  story: 'The bore is too large by 0.02 mm on three parts.',
  language: 'zh-CN',
  consent: { notice: '3', overseas: true },
}

/** What is wrong with a filing, as `pointer code`; nothing where it is taken. */
function wrong(
  changed: object,
  schema: typeof NewComplaint | typeof Action | typeof NewMessage = NewComplaint,
) {
  const { error } = schema.safeParse(schema === NewComplaint ? { ...filing, ...changed } : changed)
  return error ? errorsOf(error).map(({ pointer, code }) => `${pointer} ${code}`) : []
}

test('a case can be filed with no name and no address', () => {
  expect(NewComplaint.parse(filing)).toEqual(filing)
})

describe('a story has 20 to 10,000 characters, as a reader counts them', () => {
  test.each([
    ['Latin letters', 'x'],
    ['Chinese characters', '诉'],
    ['characters of four bytes', '𠮷'],
  ])('%s', (_, letter) => {
    expect(wrong({ story: letter.repeat(19) })).toEqual(['/story story.short'])
    expect(wrong({ story: letter.repeat(20) })).toEqual([])
    expect(wrong({ story: letter.repeat(10_000) })).toEqual([])
    expect(wrong({ story: letter.repeat(10_001) })).toEqual(['/story story.long'])
  })
  test.each([undefined, '', ' \n\t　', 20, null])('%j is none', (story) => {
    expect(wrong({ story })).toEqual(['/story story.missing'])
  })
  test('blanks around it do not count and are not kept', () => {
    expect(wrong({ story: `${' '.repeat(30)}short` })).toEqual(['/story story.short'])
    expect(NewComplaint.parse({ ...filing, story: `\n  ${filing.story}　` }).story).toBe(filing.story)
  })
})

test('a message has 1 to 10,000 characters', () => {
  expect(wrong({ text: '好' }, NewMessage)).toEqual([])
  expect(wrong({ text: '𠮷'.repeat(10_000) }, NewMessage)).toEqual([])
  expect(wrong({ text: '𠮷'.repeat(10_001) }, NewMessage)).toEqual(['/text text.long'])
  expect(wrong({ text: '  ' }, NewMessage)).toEqual(['/text text.missing'])
  expect(wrong({}, NewMessage)).toEqual(['/text text.missing'])
  expect(wrong({ text: 'a', file: 'b' }, NewMessage)).toEqual(['/file unknown'])
})

describe('what may be left empty', () => {
  test.each(['name', 'organisation', 'email', 'phone', 'wish', 'reference'])(
    '%s is absent when empty or blank',
    (field) => {
      for (const empty of ['', '   ', '\n', '　'])
        expect(NewComplaint.parse({ ...filing, [field]: empty })).toEqual(filing)
    },
  )
  test.each([
    ['name', 200],
    ['organisation', 200],
    ['reference', 200],
    ['wish', 2_000],
  ])('%s has at most %i characters', (field, most) => {
    expect(wrong({ [field]: '𠮷'.repeat(most) })).toEqual([])
    expect(wrong({ [field]: '𠮷'.repeat(most + 1) })).toEqual([`/${field} ${field}.long`])
    expect(wrong({ [field]: 5 })).toEqual([`/${field} malformed`])
  })
})

describe('what must be chosen', () => {
  test.each([
    ['category', 'category.missing'],
    ['impact', 'impact.missing'],
    ['language', 'language.missing'],
  ])('%s', (field, code) => {
    for (const none of [undefined, '', 'nonsense', 1])
      expect(wrong({ [field]: none })).toEqual([`/${field} ${code}`])
  })
})

describe('consent', () => {
  test.each<[string, unknown, string[]]>([
    ['to the notice shown and to storage abroad', { notice: '3', overseas: true }, []],
    ['to an older notice', { notice: '2', overseas: true }, ['/consent/notice consent.notice']],
    ['to a notice named by number', { notice: 3, overseas: true }, ['/consent/notice consent.notice']],
    ['to no notice', { overseas: true }, ['/consent/notice consent.notice']],
    ['without storage abroad', { notice: '3', overseas: false }, ['/consent/overseas consent.overseas']],
    ['with a word for a tick', { notice: '3', overseas: 'on' }, ['/consent/overseas consent.overseas']],
    ['to neither', {}, ['/consent/notice consent.notice', '/consent/overseas consent.overseas']],
    ['left out', undefined, ['/consent consent.missing']],
    ['to more than was asked', { notice: '3', overseas: true, mail: true }, ['/consent/mail unknown']],
  ])('%s', (_, consent, errors) => expect(wrong({ consent })).toEqual(errors))
})

test('what nobody asked for is refused by name', () => {
  expect(wrong({ id: '1', severity: 'minor' })).toEqual(['/id unknown', '/severity unknown'])
  expect(wrong({ onBehalf: 'yes' })).toEqual(['/onBehalf onBehalf.malformed'])
})

describe('an e-mail address', () => {
  test.each(['a@b.co', 'first.last+case@sub.example.com', "o'neil@example.ie"])('%s is one', (email) => {
    expect(Contact.parse({ email: ` ${email} ` }).email).toBe(email)
  })
  test.each(['a', 'a@b', '@b.co', 'a b@c.de', 'a@b..co', 'a@b.co, c@d.ef', 'a@b.co\nbcc: x@y.zz'])(
    '%j is none',
    (email) => {
      expect(wrong({ email })).toEqual(['/email email.malformed'])
    },
  )
  test('has at most 254 characters', () => {
    expect(wrong({ email: `${'a'.repeat(64)}@${'b.'.repeat(93)}com` })).toEqual([])
    expect(wrong({ email: `${'a'.repeat(64)}@${'b.'.repeat(94)}com` })).toEqual(['/email email.long'])
  })
})

describe('a telephone number', () => {
  test.each(['110 00', '+86 21 5555 1234', '(021) 5555-1234', '13800000000', '+49.30/123456'])(
    '%s is one',
    (phone) => {
      expect(Contact.parse({ phone: ` ${phone} ` }).phone).toBe(phone)
    },
  )
  test('may be typed in full width', () => {
    expect(Contact.parse({ phone: '（０２１）５５５５－１２３４' }).phone).toBe('(021)5555-1234')
  })
  test.each(['1234', '1 2 3 4', '(1)-./', 'none', '+', '1'.repeat(31), '138 0000 <script>'])(
    '%j is none',
    (phone) => {
      expect(wrong({ phone })).toEqual(['/phone phone.malformed'])
    },
  )
})

describe('a step of the customer', () => {
  const steps = ['accept', 'reject', 'withdraw', 'reopen', 'escalate', 'not-received']
  test.each(steps)('%s brings the version that was seen, and words if any', (action) => {
    expect(Action.parse({ action, version: 3 })).toEqual({ action, version: 3 })
    expect(Action.parse({ action, version: 3, text: ' why ' })).toEqual({ action, version: 3, text: 'why' })
    expect(Action.parse({ action, version: 3, text: '  ' })).toEqual({ action, version: 3 })
    expect(wrong({ action, version: 3, text: 'x'.repeat(10_001) }, Action)).toEqual(['/text text.long'])
    expect(wrong({ action, version: 3, score: 5 }, Action)).toEqual(['/score unknown'])
    for (const version of [undefined, 0, -1, 1.5, '3'])
      expect(wrong({ action, version }, Action)).toEqual(['/version version.missing'])
  })
  test('a rating is a whole number from 1 to 5', () => {
    const rate = (score?: unknown) => wrong({ action: 'rate', version: 3, score }, Action)
    expect([1, 2, 3, 4, 5].flatMap(rate)).toEqual([])
    for (const score of [undefined, 0, 6, 2.5, '4', null])
      expect(rate(score)).toEqual(['/score score.missing'])
  })
  test.each([undefined, '', 'final', 'erase', 'propose'])('%j is none', (action) => {
    expect(wrong({ action, version: 3 }, Action)).toEqual(['/action action.missing'])
  })
})
