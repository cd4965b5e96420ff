import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { EarlyWarning } from '#contract/alerts'
import { reader } from '#rules/alerts'
import { inCompany } from '../../../site/company-folder.ts'

const list = EarlyWarning.parse(parse(readFileSync(inCompany('early-warning.yaml'), 'utf8')))
const found = reader(list)

describe('the example company’s list', () => {
  test.each<[string, string[]]>([
    ['装配工的手被夹伤，已经送医。', ['hurt', 'hospital']],
    ['设备起火，车间冒烟。', ['fire']],
    ['再不解决我们就打 12315，也会找记者。', ['authority', 'journalist']],
    ['有 人\n受　伤', ['hurt']],
    ['裝配工受傷', ['hurt']],
    ['材质证明是伪造的，我们要举报。', ['report', 'forged']],
    ['Our fitter was hurt and is in hospital.', ['hurt', 'hospital']],
    ['THE MOTOR CAUGHT FIRE', ['fire']],
    ['The motor caught\n  fire.', ['fire']],
    ['Ｏｕｒ ｌａｗｙｅｒ will write to you.', ['court']],
    ['在装配时 electrocuted 一名工人', ['electric-shock']],
    ['The soft\u00adware ex\u00adploded.', ['explosion']],
    ['We will talk to the press.', ['journalist']],
    ['Das Netz: injury', ['hurt']],
  ])('finds %j', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })

  test.each([
    '爆炸图上没有标注这个零件。',
    '零件被压伤，表面有凹痕。',
    '齿面磨削烧伤，硬度不够。',
    '设备报警灯亮了，报警代码 E07。',
    '曝光时间不够，照片看不清。',
    '零件号 CM-12315-A 尺寸超差。',
    '工序能力不足，过程失控。',
    '没有人受伤，只是停了线。',
    'The exploded view shows another part.',
    'Nobody was hurt, but the line stopped.',
    'The press stopped twice, and the press tool is worn.',
    'The forged flange is out of tolerance.',
    'The child part is missing from the parts list.',
    'The gauge was at dead centre.',
    'The smoke detector housing is scratched.',
    'Refired, unkilled, deadline, leadership, suede and fraudulentlike are other words.',
    'Three of the forty parts are out of tolerance.',
    '',
  ])('finds nothing in %j', (text) => {
    expect(found(text)).toEqual([])
  })

  test('what is harmless hides nothing beside it', () => {
    expect(found('爆炸图没有问题，但泵真的爆炸了。')).toEqual(['explosion'])
    expect(found('The exploded view is right, yet the pump exploded.')).toEqual(['explosion'])
  })

  test('every word and every exception does what it stands there for', () => {
    for (const { id, words, except = {} } of list.entries) {
      for (const word of [...words['zh-CN'], ...words.en]) {
        const isExcepted = [...(except['zh-CN'] ?? []), ...(except.en ?? [])].includes(word)
        expect([word, found(`… ${word} …`).includes(id)]).toEqual([word, !isExcepted])
      }
      for (const phrase of [...(except['zh-CN'] ?? []), ...(except.en ?? [])])
        expect([phrase, found(`… ${phrase} …`).includes(id)]).toEqual([phrase, false])
    }
  })

  test('a long text costs little', () => {
    const text = `${'The parts are out of tolerance. 尺寸超差，请尽快答复。'.repeat(250)}`
    const begun = performance.now()
    for (let times = 0; times < 20; times += 1) found(text)
    // Milliseconds a text of 10,000 letters; a filing may take five in all.
    expect((performance.now() - begun) / 20).toBeLessThan(25)
  })
})
