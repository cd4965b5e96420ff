import * as z from 'zod/mini'
import { isVisible, isWhole } from '#rules/text'
import { StaffAction } from '../contract.ts'

const seen = z.iso.datetime().check(z.meta({ description: '`savedAt` of the draft that was seen.' }))

const boxNames = new Set(StaffAction.def.options.flatMap((step) => Object.keys(step.shape)))
const boxes = [...boxNames].filter((name) => name !== 'action' && name !== 'version')
export const NewDraft = z
  .strictObject({
    version: z.int('version.missing').check(z.positive('version.missing')),
    seen: z.optional(seen),
    boxes: z.partialRecord(z.enum(boxes), z.string().check(z.refine(isWhole, 'text.unreadable'))),
  })
  .check(
    z.refine((draft) => Object.values(draft.boxes).some((text) => text !== undefined && isVisible(text)), {
      error: 'boxes.missing',
      path: ['boxes'],
    }),
  )
export const DraftSeen = z.object({ seen })
