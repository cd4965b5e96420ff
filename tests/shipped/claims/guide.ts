import { type Claim, noClaim, proved, rule } from './claim.ts'

const advice = noClaim('advice to the writer, or a name')

export const guide: readonly Claim[] = [
  {
    en: 'It starts by itself and takes about two minutes.',
    chinese: '自动开始，约两分钟。',
    proofs: [
      rule('.github/workflows/check.yml', 'pull_request'),
      noClaim('the minutes are those of the git host'),
    ],
  },
  {
    en: '`2099-12-31` means draft.',
    chinese: '`2099-12-31` 表示草稿。',
    proofs: [rule('site/schemas/published.ts', '2099-12-31')],
  },
  {
    en: 'once published it never changes; a change is the next version',
    chinese: '发布后不再改动；要改，就写下一版',
    proofs: [
      proved(
        'unit/publishing-ledger/published.test.ts',
        'that changed is refused by the check and by publishing',
      ),
    ],
  },
  {
    en: 'CSV (as UTF-8), PDF, text or pictures, at most 25 MB',
    chinese: '可用 CSV（UTF-8）、PDF、文本和图片，不超过 25 MB',
    proofs: [
      proved('unit/check/files.test.ts', 'a file beside a document is of a kind that can be looked into'),
      rule('scripts/check/files.ts', '25 * 1024 * 1024'),
    ],
  },
  {
    en: 'at most 300 KB; shapes and words',
    chinese: '每张不超过 300 KB',
    proofs: [
      rule('scripts/check/pictures.ts', 'HEAVIEST = 300_000'),
      proved('unit/check/drawings.test.ts', 'a drawing with %s is refused'),
    ],
  },
  {
    en: 'a closure also needs rights and a 100-day plan',
    proofs: [proved('unit/check/own-words.test.ts', 'three phases, of 30, 40 and 30 days')],
  },
  {
    en: 'the same `id` in both languages, never renamed',
    chinese: '两种语言的 `id` 相同，发布后不改名',
    proofs: [proved('unit/check/twins.test.ts', 'a question that only one language answers is refused')],
  },
  {
    en: ['add an entry at the end, never edit, move or delete an old one'],
    proofs: [
      proved(
        'unit/publishing-ledger/frozen.test.ts',
        'the date that was promised first, of an item that is late',
      ),
      proved('unit/publishing-ledger/frozen.test.ts', 'and a new entry at the end is added'),
    ],
  },
  {
    en: [
      'once it has opened it never changes; a change is the next version',
      'a version never changes from the day on which it takes effect',
    ],
    proofs: [
      proved('unit/publishing-ledger/frozen.test.ts', 'a version in one file stays as it was'),
      proved(
        'unit/publishing-ledger/frozen.test.ts',
        'a version to come may still be written, and is held from the day on which it takes effect',
      ),
    ],
  },
  {
    en: ['Write only what does not move.', 'There are two kinds.'],
    chinese: ['只写不会变的事'],
    proofs: [advice],
  },
  {
    en: 'an item that missed the first one is counted as such for good',
    chinese: '错过了最初承诺的，以后无论怎样都计在内',
    proofs: [proved('unit/remediation/standing.test.ts', 'a date that was promised first and missed')],
  },
  {
    en: 'only the desk sees it; `id` is stored with every answer and never renamed',
    chinese: '只在工作台里用',
    proofs: [
      proved(
        'browser/pages/static.spec.ts',
        'of the playbooks, which are for staff alone, nothing is published',
      ),
    ],
  },
  {
    en: 'nothing of it is published; an `id` is never renamed',
    proofs: [rule('functions/alerts/contract.ts', 'Compiled in, never published.'), advice],
  },
  { en: 'between two lines of `---`', proofs: [advice] },
  { en: 'A customer must know after ten seconds', proofs: [advice] },
  {
    en: [
      'what only a person can know is a gap',
      'Nobody can send it unread: unchanged, or with a gap left, it comes back.',
    ],
    chinese: '只有人才知道的，写成空格',
    proofs: [
      proved(
        'edge/desk/playbooks.test.ts',
        'it does not go out unread: unchanged, or with a gap in it, it comes back with the reason',
      ),
    ],
  },
  { en: 'Keep it under 700 characters', chinese: '不超过 700 字', proofs: [advice] },
  {
    en: ['**Two languages.**', 'There are two exceptions', 'What never to write'],
    chinese: ['什么绝不能写', '例外只有两种'],
    proofs: [advice],
  },
  {
    en: '`#table-2` (the second table)',
    chinese: '`#table-2`（第 2 张表）',
    proofs: [
      proved(
        'unit/publishing/body.test.ts',
        'figures and tables are numbered apart, in the order of the text',
      ),
    ],
  },
  {
    en: 'the check refuses any other change, against the main branch too',
    chinese: '其他改动检查一律拒绝',
    proofs: [
      proved('unit/publishing-ledger/published.test.ts', 'a line that changed is refused, with its number'),
      proved('unit/publishing-ledger/main-branch.test.ts', 'is refused against the main branch'),
    ],
  },
  {
    chinese: 'HTML、`import` 和 `{…}` 一律不收',
    proofs: [proved('unit/check/text.test.ts', 'a document holds text and components, nothing that runs')],
  },
  {
    chinese: '不用 `<Table>` 的表格只有编号，没有标题。',
    proofs: [proved('unit/publishing/body.test.ts', 'a caption stands after the number')],
  },
  { chinese: '不要只写“图表”', proofs: [advice] },
  {
    chinese: '台账只能证明内容自发布以来没有改过。',
    proofs: [proved('unit/publishing-ledger/published.test.ts', 'a published file stays as it was')],
  },
  {
    chinese: '它只对所在的段落有效',
    proofs: [
      proved(
        'unit/check/privacy.test.ts',
        'an allowance in place, with a reason, speaks for what is beside it and nothing else',
      ),
    ],
  },
  {
    chinese: ['只留 `document.yaml`', '之后它的网址只写明'],
    proofs: [
      proved(
        'unit/publishing-ledger/published.test.ts',
        'passes once the files are gone and the ledger has it',
      ),
    ],
  },
]
