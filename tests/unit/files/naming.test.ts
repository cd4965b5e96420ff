import { expect, test } from 'vitest'
import { servedName, tidyName } from '../../../functions/files/naming.ts'

test.each([
  ['破损 照片.jpg', '破损 照片.jpg'],
  ['C:\\Users\\li\\照片.jpg', '照片.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['foto\u202egpj.exe', 'foto gpj.exe'],
  ['a\u200bb\ufeffc.png', 'a b c.png'],
  ['line\nbreak\r\n\0.pdf', 'line break .pdf'],
  ['line%0D%0Abreak.pdf', 'line break.pdf'],
  ['say %22hello%22.pdf', 'say "hello".pdf'],
  ['100%.pdf', '100%.pdf'],
  ['  two  blanks .pdf ', 'two blanks .pdf'],
  ['🧲𠮷.webp', '🧲𠮷.webp'],
  ['e\u0301.png', 'é.png'],
  ['👨\u200d👩\u200d👧.png', '👨\u200d👩\u200d👧.png'],
  ['🏳️\u200d🌈 👩🏽\u200d🔧.jpg', '🏳️\u200d🌈 👩🏽\u200d🔧.jpg'],
  [
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.png',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.png',
  ],
  ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
  ['क्\u200dष.pdf', 'क्\u200dष.pdf'],
  ['a\u200db \u200d👧.png', 'a b 👧.png'],
  ['👧\u200d.png', '👧 .png'],
  ['a\u{e0067}\u{e007f}.png', 'a .png'],
  ['\\\\server\\share\\图.jpg', '图.jpg'],
  ['C:\\', ''],
  ['<b>&amp;.png', '<b>&amp;.png'],
  ['', ''],
  ['..', '..'],
])('%j stands on a page as %j', (given, shown) => expect(tidyName(given)).toBe(shown))

test('a name has at most two hundred characters, however many bytes', () => {
  expect(tidyName('𠮷'.repeat(200))).toBe('𠮷'.repeat(200))
  expect(tidyName('𠮷'.repeat(201))).toBe(`${'𠮷'.repeat(199)}…`)
  const family = '👨\u200d👩\u200d👧'
  expect(tidyName(family.repeat(41))).toBe(`${family.repeat(39)}…`)
})

test('the name under which a file is served says nothing of its sender', () => {
  expect(servedName('MJ-4F7K-2Q9X', 3, 'image/jpeg')).toBe('MJ-4F7K-2Q9X-3.jpg')
  expect(servedName('MJ-4F7K-2Q9X', 20, 'application/pdf')).toBe('MJ-4F7K-2Q9X-20.pdf')
})
