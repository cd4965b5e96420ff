import { type Claim, measured, noClaim, outside, proved, rule } from './claim.ts'

export const readme: readonly Claim[] = [
  {
    en: '`npm start` installs, draws secrets',
    proofs: [
      rule('scripts/start.ts', "step('Applying the migrations'"),
      rule('scripts/start.ts', "step('Filing the demo cases'"),
    ],
  },
  {
    en: '`PORT=9000 npm start` moves it',
    proofs: [proved('unit/toolchain/start.test.ts', 'a taken port is said in one sentence')],
  },
  {
    en: 'words that open a warning on the desk when a customer writes them; never published',
    proofs: [
      proved('browser/desk/alerts.spec.ts', 'a supervisor looks at a warned case and closes the warning'),
      rule('functions/alerts/contract.ts', 'Compiled in, never published.'),
    ],
  },
  {
    en: 'Without the three the desk is closed to everybody.',
    proofs: [proved('edge/desk/access.test.ts', 'is worth nothing where team or audience are not set')],
  },
  {
    en: '`levels` says whose group it is (1 handlers, 2 supervisors, 3 executives)',
    proofs: [proved('edge/notices/who.test.ts', 'a robot hears what its levels and its events are')],
  },
  {
    en: 'A webhook is JSON signed as Standard Webhooks 1.0 has it',
    proofs: [proved('unit/notices/calling.test.ts', 'is called once, signed as its platform documents')],
  },
  {
    en: 'the last run of `minute` is at most a minute or two old',
    proofs: [
      proved('unit/toolchain/host.test.ts', 'npm start runs both triggers, each at its own pace'),
      proved('edge/jobs/health.test.ts', 'both triggers are named with their last run'),
    ],
  },
  {
    en: ['Access codes are stored as keyed hashes', 'what people wrote is encrypted in it'],
    proofs: [
      proved('edge/secrets/secrecy.test.ts', 'D1 holds no word of what was written'),
      proved('edge/secrets/secrecy.test.ts', 'D1 holds no access code'),
    ],
  },
  {
    en: ['D1 keeps its own history for 30 days (7 on the free plan)', 'R2 is not part of it.'],
    proofs: [outside('Cloudflare, D1: Time Travel')],
  },
  {
    en: ['so a list of it lies in R2', 'applies the list through wrangler', 'one command does it all'],
    proofs: [
      proved('edge/erasure/list.test.ts', 'the next tick erases it again and says so'),
      proved(
        'unit/toolchain/restore.test.ts',
        'an erased case stays erased when an older copy is put back by the documented command',
      ),
    ],
  },
  {
    en: 'closes the portal: everything that acts answers 503',
    proofs: [
      proved('edge/http/closed.test.ts', 'a closed portal answers no program'),
      proved('edge/http/closed.test.ts', 'the clock rests'),
    ],
  },
  {
    en: 'Of a case that keeps contact data and one line for visits',
    proofs: [proved('edge/erasure/visits.test.ts', 'without the key ring it says that it could not')],
  },
  {
    en: 'Files that came after the copy stay in R2 without a row',
    proofs: [proved('edge/secrets/bound-rows.test.ts', 'a file is handed out by neither case')],
  },
  { en: 'Steps 1 to 4 could only be tried here', proofs: [noClaim('says what was not tried')] },
  {
    en: 'The clock then seals anew what the old key closed, a few cases every five minutes.',
    proofs: [
      proved(
        'edge/secrets/rekeying.test.ts',
        'the clock moves words and hashes to the current key, a few cases a run',
      ),
    ],
  },
  {
    en: 'counts what still needs each key',
    proofs: [
      proved(
        'unit/toolchain/keys.test.ts',
        'a new key becomes current, the old one stays while anything needs it',
      ),
    ],
  },
  {
    en: 'Two cron triggers run the scheduled jobs',
    proofs: [
      proved('edge/jobs/tick.test.ts', 'the Worker runs the jobs of %s when Cloudflare calls for them'),
    ],
  },
  {
    en: 'answers 503 when D1 does not',
    proofs: [
      proved('edge/jobs/health.test.ts', 'the trigger %s may be %i minutes old'),
      proved('edge/jobs/health.test.ts', 'it is not well while D1 is out of reach'),
    ],
  },
  {
    en: 'At half of a promised time whoever has the case',
    proofs: [
      proved('edge/notices/who.test.ts', 'a case that nobody has'),
      proved('edge/notices/who.test.ts', 'a case that somebody has'),
      proved('edge/notices/who.test.ts', 'a new major case'),
    ],
  },
  {
    en: 'Three months after a closing with a finding',
    proofs: [
      rule('content/example/follow-ups.yaml', 'always: [3]'),
      proved('edge/complaints/agreed-visits.test.ts', 'before the acceptance a box asks that starts empty'),
    ],
  },
  {
    en: 'Visits stand in the queue from a week before their day',
    proofs: [
      proved('edge/desk/visits.test.ts', 'a visit stands in the queue from a week before its day'),
      proved(
        'edge/desk/visits.test.ts',
        'a visit that nobody makes warns on the fourteenth day, once, and is given up on the thirtieth',
      ),
    ],
  },
  {
    en: ['The words of the case still go at their time', 'alone nothing is kept longer for anybody'],
    proofs: [
      proved(
        'edge/erasure/visits.test.ts',
        'when the time for words is over, contact data and one line stay for the visits',
      ),
      proved('edge/erasure/visits.test.ts', 'without agreement everything goes at that time'),
      rule('content/example/privacy/v1.yaml', 'content: 180 d'),
    ],
  },
  {
    en: 'JSON under `/api/`, described by OpenAPI 3.1',
    proofs: [
      proved('unit/api/openapi.test.ts', 'the API description is OpenAPI 3.1'),
      proved('edge/openapi.test.ts', 'refusals are problems'),
    ],
  },
  {
    en: 'JPEG, PNG and WebP are kept without their metadata',
    proofs: [proved('unit/files/metadata.test.ts', 'loses place, camera and notes, and keeps pixels')],
  },
  {
    en: 'Under `npm start` no token is needed on `localhost`',
    proofs: [proved('edge/desk/access.test.ts', 'opens the desk at %s')],
  },
  {
    en: ['An upload costs 4 to 6 ms of processor time per MB', 'its stand-in for R2, took 21 to 26.'],
    proofs: [
      measured(
        'sharp’s and Node’s own timings of reading, judging, hashing and sealing a 10 MB file, 22 November 2026',
      ),
    ],
  },
  { en: 'beyond the 10 ms that Cloudflare', proofs: [outside('Cloudflare, Workers: Limits')] },
  {
    en: 'against a bare route with one D1 insert or select',
    proofs: [
      rule('scripts/bench/bare/index.ts', 'insert into bare'),
      rule('scripts/bench/bare/index.ts', 'select * from bare'),
    ],
  },
  {
    en: ['the median of three, 100 in every category or it fails', 'what else runs counts as the page'],
    proofs: [rule('scripts/lighthouse/figures.ts', 'every((score) => score === 100)')],
  },
  {
    en: '100 in every category on all 56 public pages',
    proofs: [measured('npm run lighthouse, 22 November 2026')],
  },
  {
    en: [
      'builds 1,000 and 3,000 generated documents of 8 KB',
      'installs Starlight 0.42.4',
      'more than 3.3 times as long',
    ],
    proofs: [
      rule('scripts/bench-build.ts', 'GROWTH = 3.3'),
      rule('scripts/bench-build.ts', 'SHARE = 0.6'),
      rule('scripts/bench-build/starlight.ts', "'@astrojs/starlight': '0.42.4'"),
    ],
  },
  {
    en: ['1,000 took 12.7 s', 'The check alone took 1.9 s', '1,000 become 1,900 pages'],
    proofs: [measured('npm run bench:build -- --starlight, 22 November 2026')],
  },
  {
    en: ['`MAIL_A_DAY` beside it (500)', 'What is over waits and goes the next day, in this order'],
    proofs: [
      rule('wrangler.toml', 'MAIL_A_DAY = "500"'),
      proved(
        'edge/mail/ceiling.test.ts',
        'where a day has too little room, codes go first, then news, staff',
      ),
      proved('edge/mail/ceiling.test.ts', 'what only reminds uses at most half of a day'),
    ],
  },
  { en: 'from 80 % on it warns', proofs: [proved('edge/jobs/page.test.ts', 'of at most 20 (80 %)')] },
  {
    en: 'has 20 sendings with files a minute',
    proofs: [proved('edge/complaints/staging.test.ts', 'sendings with files have a limit of their own')],
  },
  {
    en: '`errors` ends after 20 entries',
    proofs: [
      proved(
        'edge/http/error-lists.test.ts',
        'a list of errors ends after twenty, and says how many there are besides',
      ),
    ],
  },
  { en: 'Apache-2.0.', proofs: [rule('LICENSE', 'Version 2.0')] },
]
