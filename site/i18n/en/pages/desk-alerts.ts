/** What stands about early warnings before the Worker fills it. */
export const alerts = {
  title: 'Early warnings',
  lead: 'Cases that a supervisor should look at, whatever their level. Open the case, see to it, and close the warning there with a remark.',
  none: 'No warning is open.',
  columns: { case: 'Case', why: 'Why', state: 'State', since: 'Open' },
  more: 'Only the 50 oldest are shown. Closing one makes room for the next.',
  toQueue: 'To the queue',
  onCase: 'Early warning',
  forSupervisor: 'A supervisor closes it.',
  close: 'Close a warning',
  which: 'Which one',
  text: 'What you saw, and what was done',
  hint: 'Colleagues read it in the history; the customer does not.',
  button: 'Close the warning',
}
