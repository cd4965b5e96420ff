import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'

test('mail that waited before there was a ceiling waits in the line of its kind', () => {
  const files = globSync('migrations/*.sql').sort()
  const turn = files.findIndex((path) => path.endsWith('_mail_ceiling.sql'))
  const db = new DatabaseSync(':memory:')
  for (const path of files.slice(0, turn)) db.exec(readFileSync(path, 'utf8'))
  const put = db.prepare(
    `insert into outbox (id, number, kind, contact_version, created_at, next_at, tries, doubts, recipient)
      values (?, 'MJ', ?, 1, 5, 9, ?, 0, ?)`,
  )
  put.run('robot', 'breach', 0, 'robot:duty')
  put.run('code', 'code', 0, null)
  put.run('news', 'arrived', 2, null)
  put.run('staff', 'breach', 0, 'staff:li')
  for (const path of files.slice(turn)) db.exec(readFileSync(path, 'utf8'))
  const rows = db.prepare('select id, first_tried_at as tried from outbox order by priority').all()
  expect(rows.map(({ id, tried }) => [id, tried])).toEqual([
    ['robot', null],
    ['code', null],
    ['news', 5],
    ['staff', null],
  ])
})
