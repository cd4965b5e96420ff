import { expect, test } from 'vitest'
import { privateIn } from '../../../scripts/check/private.ts'

const company = 'care@company.example'
const kinds = (text: string, own = company) => privateIn(text, own).map(({ kind }) => kind)

/** The check character of GB 11643, worked out by the standard's own weights rather than by powers of two. */
function identity(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return seventeen + '10X98765432'[sum % 11]
}
const someone = identity('11010519491231002')

test('the number that the standard itself gives as its example is found', () => {
  expect(someone).toBe('11010519491231002X')
  expect(kinds(`身份证${someone}`)).toEqual(['identity'])
})

test.each([
  ['an ID-card number with a small x', someone.toLowerCase(), 'identity'],
  ['in groups', '110105 19491231 002X', 'identity'],
  ['in full-width figures', '１１０１０５１９４９１２３１００２Ｘ', 'identity'],
  ['a mobile number', '电话13800138000。', 'mobile'],
  ['a mobile number in groups', '138 0013 8000', 'mobile'],
  ['a mobile number with hyphens', '138-0013-8000', 'mobile'],
  ['a mobile number with its country', '+86 13800138000', 'mobile'],
  ['a mobile number after a full stop', 'Tel.13800138000', 'mobile'],
  ['a bank card of 16 figures', '4111111111111111', 'card'],
  ['a bank card in fours', '4111 1111 1111 1111', 'card'],
  ['a bank card of 19 figures', '6222021234567890128', 'card'],
  ['a bank card of 13 figures', '4222222222222', 'card'],
  ['a bank card of 15 figures, grouped', '3782 822463 10005', 'card'],
  ['an ID-card number in fours', '1101 0519 4912 3100 2X', 'identity'],
  ['an ID-card number broken anywhere', '110105194912310 02X', 'identity'],
  ['an ID-card number with wide blanks', '110105\u300019491231\u3000002X', 'identity'],
  ['an ID-card number with dots', '110105·19491231·002X', 'identity'],
  ['an ID-card number with a sign that nobody sees', '1101051949\u200b1231002X', 'identity'],
  ['an ID-card number behind another number', '021 110105 19491231 002X', 'identity'],
  ['a mobile number in other groups', '138 001 38000', 'mobile'],
  ['a mobile number that begins with four', '1380-013-8000', 'mobile'],
  ['a mobile number in halves', '13800-138000', 'mobile'],
  ['a mobile number with dots', '138.0013.8000', 'mobile'],
  ['a mobile number with dashes', '138—0013—8000', 'mobile'],
  ['a mobile number in brackets', '+86(138)00138000', 'mobile'],
  ['a bank card with dots', '4111.1111.1111.1111', 'card'],
  ['a bank card in six and thirteen', '622202 1234567890128', 'card'],
  ['an e-mail address', 'zhang.san@163.com', 'email'],
  ['an e-mail address that is kept from being a link', 'zhang.san\\@163.com', 'email'],
  ['an e-mail address in full width', 'zhang＠qq．com', 'email'],
])('found: %s', (_, text, kind) => {
  expect(kinds(text)).toEqual([kind])
})

test.each([
  ['a wrong check character', '110105194912310021'],
  ['a day that does not exist', identity('11010519490231002')],
  ['a fixed line', '+86 21 0000 0188'],
  ['a number that only begins like a mobile one', '138001380001'],
  ['a mobile number inside a longer word', 'x13800138000y'],
  ['a mobile number inside a fraction', '0.13800138000'],
  ['a card number that fails Luhn', '4111111111111112'],
  ['noughts', '0000000000000000'],
  ['two dates side by side', '2026-01-15 2026-04-09'],
  ['years in a row', '2011 2012 2013 2028'],
  ['measured values in a row', '10 1500 2000 300 40'],
  ['an ID-card number of no province', identity('99010519491231100')],
  ['an ID-card number of a century to come', identity('11010529491231002')],
  ['a hash', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['the company’s own address', company],
  ['an address of a part of the company', 'sales@de.company.example'],
  ['an example address', 'someone@mail.example and a@example.com'],
])('not found: %s', (_, text) => {
  expect(kinds(text)).toEqual([])
})

test('a company that writes from a public mail service owns its address, not the service', () => {
  expect(kinds('ours@163.com', 'ours@163.com')).toEqual([])
  expect(kinds('theirs@163.com', 'ours@163.com')).toEqual(['email'])
})

test('a domain that only ends like the company’s is not the company’s', () => {
  expect(kinds('a@notcompany.com', 'care@company.com')).toEqual(['email'])
})

test('what is found is shown so that a log gives nothing away', () => {
  const [found] = privateIn(`x\n13800138000`, company)
  expect(found).toEqual({ kind: 'mobile', line: 2, masked: '138…00' })
})
