import Aside from './Aside.astro'
import BeforeAfter from './BeforeAfter.astro'
import CaptionedTable from './CaptionedTable.astro'
import Contacts from './Contacts.astro'
import Correction from './Correction.astro'
import Evidence from './Evidence.astro'
import Figure from './Figure.astro'
import Heading2 from './Heading2.astro'
import Heading3 from './Heading3.astro'
import KeyFigure from './KeyFigure.astro'
import KeyFigures from './KeyFigures.astro'
import Measures from './Measures.astro'
import PromisedTimes from './PromisedTimes.astro'
import Results from './Results.astro'
import Steps from './Steps.astro'
import Table from './Table.astro'
import TableCell from './TableCell.astro'
import TableHead from './TableHead.astro'

/** What a document may use without importing it; its attributes are strings. */
export const components = {
  Aside,
  BeforeAfter,
  Contacts,
  Correction,
  Evidence,
  Figure,
  KeyFigure,
  KeyFigures,
  Measures,
  Promise: PromisedTimes,
  Results,
  Steps,
  Table: CaptionedTable,
  h2: Heading2,
  h3: Heading3,
  table: Table,
  td: TableCell,
  th: TableHead,
}
