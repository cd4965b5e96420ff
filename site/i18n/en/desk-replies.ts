/** Drafts, files, reasons and playbooks: what the Worker says about an answer on its way. */
export const replies = {
  breachReasons: {
    workload: 'too many cases at once',
    complexity: 'finding out took longer than promised',
    'information-missing': 'information or records missing in our house',
    'outside-party': 'we waited for somebody outside',
    'handed-over-late': 'the case reached the right person late',
    mistake: 'a mistake of ours: overlooked or misjudged',
    absence: 'somebody was absent and nobody stood in',
    'system-fault': 'a system did not work',
  },
  because: (reason: string) => `Why the promise was missed: ${reason}`,
  saved: (when: string) => `Draft saved ${when}`,
  begun: (who: string, step: string, when: string) => `${who}: ${step}, saved ${when}`,
  sentBefore:
    'This form was sent before, with other words, and those count. If what you wrote since is still needed, send it now.',
  picture: 'Picture',
  withFiles: (names: readonly string[]) => `With ${names.join(', ')}`,
  choosePlaybook: 'Choose a playbook',
  needs: {
    data: 'Needs to know: facts and figures first',
    heard: 'Needs to be heard first',
    assurance: 'Needs something to rely on',
  },
  fieldNames: {
    caseNumber: 'case number',
    name: 'name',
    category: 'category',
    reference: 'order or reference',
    filedAt: 'day of filing',
    respondBy: 'answered by',
    proposeBy: 'proposal by',
    staffName: 'your name',
    company: 'company',
  },
  fromPlaybook: (title: string) => `Playbook: “${title}”`,
  usedPlaybook: (title: string) => `began with the playbook “${title}”`,
  refused: {
    'reason-owed':
      'A promise was missed in this case. The next thing the customer reads says why; choose the reason.',
    'reason-not-owed': 'No missed promise waits for a reason in this case.',
  },
}
