import { type Claim, noClaim, proved, rule } from './claim.ts'

const example = noClaim('shows how it is written')
const counted = noClaim('says how many there are, a value that is filled in')
const notNumber = noClaim('a word that is no number and no rule here')

const filing: readonly Claim[] = [
  {
    en: 'at least 20 characters',
    chinese: '至少 20 个字',
    proofs: [
      proved(
        'unit/complaints/contract.test.ts',
        'a story has 20 to 10,000 characters, as a reader counts them',
      ),
    ],
  },
  {
    en: ['more than 10,000 characters', 'longer than 10,000 characters'],
    chinese: '超过了 10,000 字',
    proofs: [proved('unit/complaints/contract.test.ts', 'a message has 1 to 10,000 characters')],
  },
  {
    chinese: '超过 10,000 字了。',
    proofs: [proved('unit/complaints/contract.test.ts', 'a message has 1 to 10,000 characters')],
  },
  {
    en: [
      'more than 2,000 characters',
      'A reference has at most 200 characters',
      'A name has at most 200 characters',
      'An organisation has at most 200 characters',
    ],
    chinese: ['超过了 2,000 字', '单号最多 200 字', '姓名最多 200 字', '单位名称最多 200 字'],
    proofs: [proved('unit/complaints/contract.test.ts', '%s has at most %i characters')],
  },
  {
    en: 'Write the telephone number in digits, at least five',
    chinese: '电话请用数字填写，至少五位',
    proofs: [proved('unit/complaints/contract.test.ts', 'a telephone number')],
  },
  {
    en: 'Choose a number from 1 to 5.',
    chinese: '请选择 1 到 5 分',
    proofs: [proved('unit/complaints/contract.test.ts', 'a rating is a whole number from 1 to 5')],
  },
  {
    en: [
      'looks like MJ-4F7K-2Q9V',
      'For example MJ-4F7K-2Q9V',
      'A day is written like 2026-12-31',
      'Give the time as well, such as 14:05.',
      'a time like 14:05.',
      'Write the time with its seconds',
    ],
    chinese: ['形如 MJ-4F7K-2Q9V', '例如 MJ-4F7K-2Q9V', '日期写成 2026-12-31', '例如 14:05', '时间要写到秒'],
    proofs: [
      example,
      proved(
        'unit/complaints/code.test.ts',
        'is MJ, seven random letters and a check character, in two groups of four',
      ),
    ],
  },
  {
    en: ['It has twenty letters and digits.', 'Twenty letters and digits in groups of four.'],
    chinese: ['查询码有二十个字母和数字', '二十个字母和数字，每四个一组'],
    proofs: [proved('unit/complaints/code.test.ts', 'is twenty letters in groups of four: 100 random bits')],
  },
  {
    en: 'at most 50 megapixels, and 16,384 pixels a side',
    chinese: '最多 5,000 万像素，单边不超过 16,384 像素',
    proofs: [
      proved(
        'unit/files/judging.test.ts',
        'a picture that would take all memory to open is refused by its header',
      ),
    ],
  },
  {
    en: 'The file is larger than 10 MB.',
    chinese: ['文件超过 10 MB。', '或只发送其中一部分'],
    proofs: [
      proved('unit/files/multipart.test.ts', 'a file of exactly 10 MB is whole, one byte more is too many'),
    ],
  },
  {
    en: ['At most 5 files go with one message.', 'This case holds 20 files'],
    chinese: ['一次最多发送 5 个文件', '已有 20 个文件'],
    proofs: [proved('edge/files/api.test.ts', 'five files go with one sending and twenty into a case')],
  },
  {
    en: 'cannot be kept: U+0000, or half of one',
    chinese: '无法保存的字符（U+0000 或半个字符）',
    proofs: [proved('edge/complaints/nothing-to-see.test.ts', 'a text with a character that cannot be kept')],
  },
  {
    en: ['SHA-256 of the file as it was sent', 'The SHA-256 is that of the smaller picture.'],
    chinese: ['原文件的 SHA-256', 'SHA-256 是缩小后图片的'],
    proofs: [
      proved('edge/files/api.test.ts', 'files become a message, with the name and hash of what was sent'),
    ],
  },
  {
    chinese: '这一栏人看不到，只有程序会填。',
    proofs: [
      proved('edge/complaints/filing-form.test.ts', 'a filled trap brings the page back with a question'),
    ],
  },
  {
    chinese: '该版本对这件投诉始终有效',
    proofs: [
      proved(
        'edge/complaints/receipt.test.ts',
        'the receipt names the version of the promise that governs the case',
      ),
    ],
  },
  {
    en: 'Please leave out ID-card and bank-card numbers: we never need them.',
    chinese: '请不要写身份证号和银行卡号，我们从不需要。',
    proofs: [proved('unit/complaints/contract.test.ts', 'what nobody asked for is refused by name')],
  },
  {
    en: 'the case page is the only place where you find our answer',
    chinese: '就只能在投诉页面上看到我们的答复',
    proofs: [proved('edge/complaints/receipt.test.ts', 'the receipt says where the answer will be found')],
  },
  {
    en: 'The two links open in a new tab.',
    chinese: '两个链接都在新标签页打开',
    proofs: [rule('site/pages/[...lang]/complaints/new.astro', 'href={privacy} target="_blank"')],
  },
  {
    en: 'More than 100 MB in one go does not reach us',
    chinese: '一次超过 100 MB 无法送达',
    proofs: [noClaim('the limit of the platform; the page says it because nothing of ours runs then')],
  },
  {
    en: 'Save these two now: together they open your case.',
    proofs: [
      proved(
        'edge/complaints/case-page.test.ts',
        'number and code open the case, in lower case and without hyphens',
      ),
    ],
  },
  {
    en: [
      'Only on the case page: this portal sends no mail.',
      'Only on the case page: you gave us no e-mail address.',
    ],
    chinese: ['只在投诉页面上：本站不发送邮件。', '只在投诉页面上：您没有留邮箱。'],
    proofs: [
      proved('edge/complaints/receipt.test.ts', 'the receipt says where the answer will be found'),
      proved('edge/mail/confirming.test.ts', 'where the portal sends no mail, none is offered'),
    ],
  },
  {
    en: 'We write to your address only once you have confirmed it',
    chinese: '您在投诉页面上确认邮箱之后，我们才会发邮件',
    proofs: [
      proved('edge/mail/confirming.test.ts', 'news goes nowhere before'),
      proved(
        'edge/mail/letters.test.ts',
        'a mail with a code holds the code, its life and a warning, and no link, number or name',
      ),
    ],
  },
  {
    en: ['This page can be opened again for 30 minutes at most', 'A receipt can be read for 30 minutes'],
    chinese: ['本页最多在 30 分钟内可以重新打开', '可阅读 30 分钟', '最多 30 分钟，交给客户之后即不再显示'],
    proofs: [
      proved('edge/complaints/receipt.test.ts', 'a receipt is over after thirty minutes'),
      proved('edge/complaints/receipt.test.ts', 'a stranger finds no receipt'),
      proved('edge/desk/intake-receipt.test.ts', 'it can be loaded again for half an hour, by whoever filed'),
    ],
  },
]

const caseWords: readonly Claim[] = [
  {
    en: 'What it is stands on the case page only.',
    chinese: ['具体内容只在投诉页面上。', '文字只在投诉页面上', '邮件只说明有新进展'],
    proofs: [proved('edge/mail/letters.test.ts', 'the notice that a complaint has arrived, in %s')],
  },
  {
    en: 'The mail says only that there is news',
    proofs: [proved('edge/mail/letters.test.ts', 'the notice that a complaint has arrived, in %s')],
  },
  {
    en: ['It can be used for 15 minutes', 'can no longer be used: 15 minutes, five tries, once'],
    chinese: ['15 分钟内有效', '于 15 分钟内使用'],
    proofs: [
      proved('edge/mail/confirming.test.ts', 'a code is dead after fifteen minutes'),
      proved('edge/mail/confirming.test.ts', 'a code works once'),
      proved('edge/mail/confirming.test.ts', 'five wrong guesses are all there are'),
      proved('edge/mail/confirming.test.ts', 'a code is worth nothing in another browser'),
    ],
  },
  {
    en: ['Give it to nobody.', 'never asks for it by telephone or by mail'],
    chinese: '请勿告诉任何人。',
    proofs: [noClaim('an instruction to the reader, and to staff')],
  },
  {
    en: 'Eight letters and digits from the mail.',
    chinese: '邮件中的八个字母和数字。',
    proofs: [proved('edge/mail/letters.test.ts', 'a mail with a code holds the code')],
  },
  {
    en: 'This portal sends no mail, and so no one-time codes.',
    proofs: [proved('edge/mail/letters.test.ts', 'where the portal sends no mail nothing is queued')],
  },
  {
    en: 'Its case page always has the news.',
    chinese: '新进展始终可以在投诉页面看到',
    proofs: [
      proved(
        'edge/mail/stopping.test.ts',
        'the link in a mail shows a button, and only pressing it stops the mail',
      ),
    ],
  },
  {
    en: ['Your rating: … of 5', '… of 5'],
    chinese: ['您的评分：… 分（满分 5 分）', '… 分（满分 5 分）'],
    proofs: [proved('unit/complaints/contract.test.ts', 'a rating is a whole number from 1 to 5')],
  },
  {
    chinese: '每次结案只能评价一次，提交后不能修改。',
    proofs: [
      proved(
        'unit/complaints/limits.test.ts',
        'a closing is rated once; the next closing can be rated again',
      ),
    ],
  },
  {
    en: ['It is done within 24 hours', 'That is done within 24 hours.'],
    chinese: ['24 小时内完成，通常只要几分钟', '24 小时内完成。'],
    proofs: [
      proved(
        'edge/erasure/erasing.test.ts',
        'a closed case loses words, contact data and files at the next tick',
      ),
    ],
  },
  {
    en: 'Copies in the history of the database age out within 30 days.',
    chinese: '数据库历史中的副本在 30 天内过期。',
    proofs: [noClaim('Cloudflare D1 keeps its history for 30 days at most')],
  },
  {
    en: [
      'It can only be read now.',
      'The case can only be read now.',
      'Only its follow-up visits are left to be made.',
    ],
    chinese: [
      '现在只能查看',
      '这件投诉的内容已删除，只能查看。',
      '客户已要求删除，这件投诉只能查看。',
      '只剩回访可以做',
      '只剩基本记录',
    ],
    proofs: [
      proved('unit/complaints/steps.test.ts', 'after an erasure'),
      proved('edge/complaints/refused-steps.test.ts', 'after erasure the bare record stays readable'),
    ],
  },
  {
    en: [
      'only your contact data and one line are kept',
      'For this alone we keep your contact data and one line',
      'If nobody makes it, it is given up',
    ],
    chinese: [
      '现在只剩您的联系方式',
      '只留您的联系方式和一句话',
      '只留下联系方式和经过记录里的一句话',
      '我们只保留您的联系方式和一句话的问题说明',
      '只留下您的联系方式和一句话',
      '只留下联系方式和这一句话',
      '您的联系方式和一句话的问题说明会比其他内容留得久一些',
    ],
    proofs: [
      proved(
        'edge/erasure/visits.test.ts',
        'when the time for words is over, contact data and one line stay for the visits, and nothing else opens',
      ),
      proved(
        'edge/erasure/visits.test.ts',
        'a visit that nobody makes warns, and thirty days after the last one what was left goes',
      ),
    ],
  },
  {
    en: 'What is kept for these visits alone is then erased within 24 hours',
    chinese: '只为这些回访保留的信息，24 小时内删除',
    proofs: [proved('edge/erasure/visits.test.ts', 'what was left goes at the next tick when %s')],
  },
  {
    en: 'A case that closes by itself counts as unanswered, never as agreed.',
    chinese: '自动结案只记为逾期未答，不算您同意。',
    proofs: [
      proved(
        'edge/jobs/tick.test.ts',
        'a proposal without an answer is reminded of after two days and closed after three',
      ),
    ],
  },
  {
    chinese: '所以每个时间只列一次',
    proofs: [
      proved(
        'edge/complaints/zones.test.ts',
        'where the clock shows the same as ours, as in %s, each time stands once',
      ),
    ],
  },
  {
    en: 'Kept for this session only.',
    chinese: '只在本次查看期间保留。',
    proofs: [
      proved(
        'edge/complaints/zones.test.ts',
        'a chosen zone stays for the session, wherever the next request comes from, and goes with it',
      ),
    ],
  },
  {
    en: 'Nobody has answered yet.',
    chinese: '还没有人答复',
    proofs: [
      proved(
        'unit/complaints/next-due.test.ts',
        'before anybody has answered it is the first answer that is due',
      ),
    ],
  },
  {
    en: [
      'After 30 minutes without a click it ends by itself.',
      'After 30 minutes without a click, or after the access code was renewed',
    ],
    chinese: '30 分钟没有操作',
    proofs: [
      proved('edge/complaints/session.test.ts', 'a session lasts thirty minutes from the last click'),
      proved('edge/complaints/session.test.ts', 'a renewed code ends the sessions that the old one opened'),
    ],
  },
  {
    en: 'You can always write to us.',
    proofs: [
      proved('edge/complaints/messages.test.ts', 'a closed case takes further facts and stays closed'),
    ],
  },
]

const promises: readonly Claim[] = [
  {
    en: 'Two times by three severities',
    proofs: [
      proved(
        'unit/clocks/clocks.test.ts',
        'a %s case is answered in %i minutes and has its proposal in %i hours',
      ),
    ],
  },
  {
    en: 'An automatic mail never counts.',
    proofs: [
      proved(
        'edge/complaints/staff-steps.test.ts',
        'a response stops the response clock, and nothing that is not written by a person does',
      ),
    ],
  },
  {
    en: 'Both times run in working hours only',
    chinese: '两种时限只在工作时间内计时',
    proofs: [proved('unit/promise/calendar.test.ts', 'working time in Shanghai')],
  },
  {
    chinese: '始终适用于您这一件',
    proofs: [
      proved(
        'edge/complaints/filing-api.test.ts',
        'a case filed before the second promise took effect keeps the working hours of the first',
      ),
    ],
  },
  {
    en: 'after closing we ask again only if you agreed to it',
    chinese: '只在您同意后进行',
    proofs: [
      proved(
        'edge/complaints/agreed-visits.test.ts',
        'before the acceptance a box asks that starts empty, and without a tick nobody has agreed',
      ),
    ],
  },
  {
    en: 'a case never closes by silence on a free day',
    proofs: [
      proved(
        'edge/jobs/tick.test.ts',
        'silence does not close a case on a Saturday, nor before its reminder',
      ),
    ],
  },
  { en: 'If you only read', chinese: '如果您只是阅读', proofs: [notNumber] },
  {
    en: 'What we never ask for; please do not write it',
    chinese: '我们从不索取，也请您不要写的内容',
    proofs: [proved('unit/complaints/contract.test.ts', 'what nobody asked for is refused by name')],
  },
  {
    en: 'Two boxes, both empty at first.',
    chinese: '两个方框一开始都是空的',
    proofs: [proved('unit/complaints/contract.test.ts', 'consent')],
  },
]

const desk: readonly Claim[] = [
  {
    en: 'The customer rated our handling 1 or 2 of 5',
    chinese: '客户给这次处理打了 1 分或 2 分',
    proofs: [proved('edge/alerts/opening.test.ts', 'so does a low rating; a middling one does not')],
  },
  {
    chinese: ['根本原因（仅内部可见）', '仅限公司内部使用', '您的角色只看记录，不看文字'],
    proofs: [
      proved('edge/desk/causes.test.ts', 'what the customer sees and exports says nothing of it'),
      proved(
        'edge/desk/roles.test.ts',
        'an assessor sees the record without words, contact data and names of colleagues',
      ),
    ],
  },
  {
    en: [
      '1 closed case waits',
      '1,000 or more cases',
      '1 case',
      '1 case was handed over.',
      '1 case was',
      '1 new case',

      'More than 30 minutes went by without a click',
    ],
    chinese: ['1,000 多', '超过 30 分钟没有操作'],
    proofs: [
      counted,
      proved('edge/desk/steps.test.ts', 'a text that is sent after half an hour without a click comes back'),
    ],
  },
  {
    en: 'not handed over: somebody else was working on it',
    chinese: '件没有移交：当时有人正在处理',
    proofs: [
      proved(
        'edge/desk/hand-over.test.ts',
        'what moved meanwhile is left as it is, is said, and can be handed over again',
      ),
    ],
  },
  {
    en: ['half of the promised time is used', '80 % of the promised time is used'],
    chinese: '承诺时限已用 80%',
    proofs: [proved('edge/jobs/tick.test.ts', 'a clock warns at a half and at four fifths')],
  },
  {
    en: [
      'Nobody’s',
      'nobody’s',
      'Nobody has this case.',
      'Nobody holds a case that waits.',
      'nobody stood in',
      'nobody has answered it',
      'that nobody had made',
    ],
    chinese: [
      '无人承办',
      '有人不在岗，无人顶替',
      '还没有人承办',
      '没有人手上有待办的投诉',
      '客户对处理方案有疑问，还没有人答复',
    ],
    proofs: [notNumber],
  },
  {
    en: ['Until it runs again nobody is warned', 'Until it does nobody is warned'],
    chinese: ['没有人收到提醒'],
    proofs: [proved('edge/http/closed.test.ts', 'the clock rests')],
  },
  {
    en: ['every 5 minutes', 'The five-minute trigger'],
    chinese: ['每5分钟', '每五分钟任务'],
    proofs: [
      proved('unit/toolchain/host.test.ts', 'the triggers that are configured are those that jobs stand for'),
    ],
  },
  {
    en: [
      'you propose and refer at level 1',
      'you propose and refer up to level 2',
      'a supervisor at level 2, the executive at level 3',
      'at level 3 to the executive',
    ],
    chinese: [
      '第 1 级的由您',
      '第 2 级以下的可由您',
      '第 2 级由主管，第 3 级由负责人',
      '第 3 级请移交负责人',
    ],
    proofs: [
      proved(
        'unit/complaints/steps.test.ts',
        'at level 2 a proposal, a referral or a duplicate needs a supervisor or the executive',
      ),
      proved('unit/complaints/steps.test.ts', 'at level 3 they need the executive'),
    ],
  },
  {
    en: 'The case page is the only way to reach the customer.',
    chinese: ['只能通过投诉页面联系', '只能凭编号和查询码看到答复'],
    proofs: [proved('unit/complaints/contract.test.ts', 'a case can be filed with no name and no address')],
  },
  {
    en: 'Without an address, number and code are the only way to our answer',
    proofs: [proved('unit/complaints/contract.test.ts', 'a case can be filed with no name and no address')],
  },
  {
    en: 'Also opened in the last ten minutes',
    chinese: '最近十分钟还有人打开过',
    proofs: [proved('edge/desk/audit.test.ts', 'who else opened the case in the last ten minutes is said')],
  },
  {
    en: 'Only a supervisor may give the company more time.',
    chinese: '只有主管可以放宽时限',
    proofs: [
      proved('edge/complaints/staff-steps.test.ts', 'only a supervisor raises a case or gives it more time'),
    ],
  },
  {
    en: 'Further mail only once the customer has confirmed it',
    proofs: [proved('edge/mail/confirming.test.ts', 'news goes nowhere before')],
  },
  { en: 'zero,one,two,three,four', proofs: [noClaim('the spelling alphabet')] },
  {
    en: ['Only a supervisor files a drill.', 'Only supervisors file one.'],
    chinese: ['只有主管可以登记演练', '只有主管可以登记。'],
    proofs: [proved('edge/desk/drills.test.ts', 'only a supervisor has the choice')],
  },
  {
    en: 'Until then the case page is the only place where you find our answers.',
    chinese: '在此之前，只能在投诉页面看到我们的答复',
    proofs: [proved('edge/mail/confirming.test.ts', 'news goes nowhere before')],
  },
  {
    en: 'Only the 50 oldest are shown.',
    chinese: '只列出最早的 50 条',
    proofs: [proved('edge/desk/alerts.test.ts', 'more than fifty are not all shown, and it is said')],
  },
  {
    en: [
      'The customer never sees this part.',
      'The customer never sees this.',
      'the customer has never seen them',
      'the customer never sees them',
    ],
    chinese: '客户永远看不到',
    proofs: [
      proved('edge/desk/steps.test.ts', 'an internal note is marked, and the customer never sees it'),
      proved('edge/desk/causes.test.ts', 'what the customer sees and exports says nothing of it'),
    ],
  },
  {
    en: 'the newest 20 stand here',
    chinese: '这里只列出最新的 20 件',
    proofs: [proved('edge/desk/find.test.ts', 'the newest twenty stand first')],
  },
  {
    en: 'only while it holds exactly this',
    proofs: [proved('edge/complaints/contact.test.ts', 'by what a case is found follows its contact data')],
  },
  {
    chinese: ['仅主管和负责人可见', '单次评分只有主管和负责人看得到'],
    proofs: [
      proved('edge/desk/audit.test.ts', 'supervisors and executives read it on the case page'),
      proved('edge/desk/ratings.test.ts', 'a handler reads that a case was rated, and by no way how'),
    ],
  },
  {
    en: 'Only digits and capitals: there is no letter O, I, L or U in it.',
    chinese: '只有数字和大写字母',
    proofs: [proved('unit/complaints/code.test.ts', 'is twenty letters in groups of four')],
  },
  {
    en: 'After that the code can be shown to nobody any more.',
    chinese: '此后查询码不能再向任何人显示。',
    proofs: [
      proved('edge/desk/intake-receipt.test.ts', 'once the customer has both the code can be read nowhere'),
    ],
  },
  {
    en: 'The customer reads only that it was missed',
    chinese: '客户只看到超时这件事',
    proofs: [
      proved(
        'edge/desk/breach-reason.test.ts',
        'the customer reads that a promise was missed, and nowhere the reason that we keep for ourselves',
      ),
    ],
  },
  {
    en: 'Files that are not sent wait for 24 hours.',
    chinese: '没有发出的文件保留 24 小时',
    proofs: [
      proved(
        'edge/complaints/filing-files.test.ts',
        'what is never filed is gone within a day, and what was filed stays',
      ),
    ],
  },
  {
    en: 'Two texts: is yours still needed?',
    proofs: [
      proved(
        'edge/desk/compared.test.ts',
        'of two who answer at once one is taken, and the other reads both texts beside each other',
      ),
    ],
  },
  {
    en: 'Only on this machine: a development identity.',
    chinese: '仅限本机：开发身份。',
    proofs: [proved('edge/desk/access.test.ts', 'needs the loopback in the address and in Host alike')],
  },
  {
    en: 'Only the first 500 of the widest filter were looked through.',
    chinese: '只查看了范围最大的那个筛选的前 500 件',
    proofs: [proved('edge/desk/queue.test.ts', 'where the walk ends before the page is full it says so')],
  },
  {
    en: 'Nobody can change it.',
    chinese: '任何人都不能改动',
    proofs: [proved('edge/desk/audit.test.ts', 'nobody can change or delete what is recorded')],
  },
  {
    chinese: '只发文件、不写字也可以',
    proofs: [proved('edge/desk/reply-files.test.ts', 'files alone are a message')],
  },
]

const secrets: readonly Claim[] = [
  {
    en: ['We store only a checksum of it and cannot tell you what it was.'],
    chinese: ['我们只保存校验值，无法还原'],
    proofs: [proved('edge/secrets/secrecy.test.ts', 'D1 holds no access code')],
  },
  {
    en: 'At most three codes a day are sent for a case, and a fourth to a browser',
    chinese: '每件投诉每天最多发送三次；曾打开过这件投诉的浏览器可多一次',
    proofs: [
      proved(
        'edge/mail/renewal.test.ts',
        'strangers who use up the codes of a day do not lock out a browser that opened the case',
      ),
      proved('edge/mail/renewal.test.ts', 'the page says how many codes there are in a day'),
    ],
  },
  {
    en: [
      'The handler sees only averages, from five ratings on.',
      'Last month your cases were rated',
      'Once your cases get five ratings in a month',
    ],
    chinese: ['承办人只能看到五份以上的平均分', '您承办的投诉一个月内评分满五次'],
    proofs: [
      proved('edge/desk/ratings.test.ts', 'a handler reads that a case was rated, and by no way how'),
      proved(
        'edge/desk/ratings.test.ts',
        'the average of last month is told in whole fives of ratings of real cases',
      ),
    ],
  },
  {
    en: 'A real case can only be joined with a real case',
    chinese: '真实投诉只能并入真实投诉',
    proofs: [proved('edge/desk/resting.test.ts', 'a drill is joined with a drill')],
  },
  {
    en: [
      'Reminders have used their half of today’s mail',
      'Where it does not suffice, one-time codes go first',
    ],
    proofs: [
      proved('edge/mail/ceiling.test.ts', 'what only reminds uses at most half of a day'),
      proved(
        'edge/mail/ceiling.test.ts',
        'where a day has too little room, codes go first, then news, staff',
      ),
    ],
  },
  {
    en: 'MAIL_A_DAY is not a whole number',
    chinese: 'MAIL_A_DAY 不是 1 到 999999 的整数',
    proofs: [rule('functions/mail/ceiling.ts', 'whole number from 1 to 999999')],
  },
  {
    en: 'A one-time code that waits longer than 15 minutes is not sent.',
    chinese: '一次性验证码等待超过 15 分钟就不再发送',
    proofs: [proved('edge/mail/letters.test.ts', 'a code that is worth nothing any more is not sent')],
  },
]

const others: readonly Claim[] = [
  {
    en: ['Nobody sets a state by hand', 'Nobody types these marks.'],
    proofs: [
      proved('unit/publishing/validity.test.ts', 'what has expired stands first'),
      proved(
        'unit/remediation/standing.test.ts',
        'an item’s state is derived from its lines and the day of reading',
      ),
    ],
  },
  {
    en: 'We give the same answer in both cases, so that nobody can find out',
    proofs: [
      proved(
        'edge/complaints/looking-up.test.ts',
        'nobody can tell an unknown number from a malformed one or a wrong code',
      ),
    ],
  },
  {
    en: ['not text in UTF-8 or not valid JSON', 'names a character set other than UTF-8'],
    chinese: ['不是 UTF-8 编码的文本', '其中写明的字符集不是 UTF-8'],
    proofs: [proved('edge/http/encoding.test.ts', 'another character set')],
  },
  {
    en: 'unless it was more than 1 MB of text or 200 fields',
    chinese: '如果文字超过 1 MB 或超过 200 栏',
    proofs: [
      proved(
        'edge/complaints/form-limits.test.ts',
        'two hundred fields come back with the page, one more is not read',
      ),
      proved('edge/complaints/form-limits.test.ts', 'nearly a megabyte of text comes back whole'),
    ],
  },
  {
    en: 'we take only a number of requests a minute from one place',
    proofs: [proved('edge/complaints/looking-up.test.ts', 'sixty calls a minute are allowed in all')],
  },
  {
    en: 'sending twice does not make two cases',
    chinese: '重复发送不会产生两件投诉',
    proofs: [
      proved(
        'edge/complaints/filing-form.test.ts',
        'a doubled click on the check page is one case, and both land on its receipt',
      ),
    ],
  },
  {
    chinese: ['该页面仅供工作人员使用'],
    proofs: [proved('edge/http/desk.test.ts', '%s is closed to everybody, by every method')],
  },
  {
    chinese: '但只接受其他 HTTP 方法',
    proofs: [
      proved(
        'edge/http/methods.test.ts',
        'a method that an address does not take is told which ones it does',
      ),
    ],
  },
  {
    en: 'We publish how many answered and what they said, never who.',
    chinese: '从不公布是谁',
    proofs: [
      proved(
        'edge/surveys/api.test.ts',
        'a response is stored with its choices, and its words apart and sealed',
      ),
    ],
  },
  {
    en: 'Nobody is asked for a name.',
    proofs: [proved('unit/surveys/answers.test.ts', 'a question nobody asked is refused')],
  },
  {
    en: 'Your browser searches by itself; what you look for is sent to nobody.',
    chinese: '您输入的内容不会发给任何人',
    proofs: [proved('browser/pages/every-page.spec.ts', 'is accessible, guarded, silent and alone')],
  },
  {
    en: 'Its SHA-256 shows whether your copy is the same.',
    chinese: '用 SHA-256 可以核对您手上的一份是否相同。',
    proofs: [
      proved(
        'browser/pages/static.spec.ts',
        'evidence is published where a page shows it, byte for byte, and nowhere else',
      ),
    ],
  },
  { chinese: ['只看一部分', '只想问一件事'], proofs: [notNumber] },
  {
    en: ['all four are stated', '… of four … stated in full.'],
    proofs: [
      proved('unit/publishing/transparency.test.ts', 'a statement that fills everything in states all four'),
    ],
  },
  { en: ['Two', 'Three'], proofs: [notNumber] },
  {
    en: 'Until then it is shown only where it is written, never on the portal.',
    chinese: '在那之前只在撰写时可见',
    proofs: [
      proved(
        'unit/toolchain/writing.test.ts',
        '%s shows its draft while it is written, and says that it is one',
      ),
    ],
  },
  {
    en: 'In Chinese only, so far',
    chinese: '目前只有英文版',
    proofs: [
      proved(
        'browser/pages/static.spec.ts',
        'a translation that is behind says so with the date and a link, and only there',
      ),
    ],
  },
  {
    en: 'Made by machine from the two published texts',
    proofs: [proved('unit/versions/compare.test.ts', 'a document is compared as lines of text')],
  },
]

export const interfaceWords: readonly Claim[] = [
  ...filing,
  ...caseWords,
  ...promises,
  ...desk,
  ...secrets,
  ...others,
]
