/** A complaint that staff record for its complainant: how it came, what the promise makes of it, the receipt read out. */
export const intake = {
  channels: { phone: 'by telephone', letter: 'by letter', 'in-person': 'in person' },
  /** To the customer. */
  label: 'How it came',
  recordedForYou: 'recorded your complaint',
  came: (channel: string, recorded: string) => `Came ${channel}, recorded by us on ${recorded}`,
  arrived: (channel: string, when: string) => `Came ${channel} on ${when}`,
  /** Among colleagues. */
  recorded: 'recorded the complaint',
  follows: {
    arrived: (channel: string, when: string, ago: string) => `It came ${channel} on ${when}, ${ago} ago.`,
    counts: (severity: string, who: string) => `It begins as ${severity}, with: ${who}.`,
    due: (clock: string, when: string, left: string) => `${clock}: due by ${when}, ${left} from now.`,
    missed: (clock: string, when: string, by: string) =>
      `${clock}: was due by ${when} and is ${by} late already. The clock records the miss within minutes and raises the case a level. Tell the customer.`,
    governs: (version: number) =>
      `These times come from version ${version} of the service promise, which was in force when it arrived.`,
    mail: 'A notice goes to the e-mail address. Further mail only once the customer has confirmed it on the case page.',
    noMail: 'No mail goes out: the customer follows the case with number and code.',
  },
  /** As one spells on the telephone (the letters of ITU and ICAO), in the order of the codes' alphabet. */
  spelled:
    'zero,one,two,three,four,five,six,seven,eight,nine,Alfa,Bravo,Charlie,Delta,Echo,Foxtrot,Golf,Hotel,Juliett,Kilo,Mike,November,Papa,Quebec,Romeo,Sierra,Tango,Victor,Whiskey,X-ray,Yankee,Zulu',
  spelledAs: (_letter: string, word: string) => word,
  spelledWith: ', ',
  errors: {
    'channel.missing': 'Choose how it came.',
    'arrived.missing': 'Give the day and the time at which the letter reached us.',
    'arrived.time': 'Give the time as well, such as 14:05.',
    'arrived.malformed': 'This cannot be read. A day is written like 2026-12-31, a time like 14:05.',
    'arrived.zone':
      'Write the time with its seconds and its offset, such as 2026-11-23T09:40:00+08:00, or in UTC with a Z.',
    'arrived.future': 'This lies in the future. When did it reach us?',
    'arrived.early': 'This is more than a year ago. Is the year right?',
    'kind.role': 'Only a supervisor files a drill.',
    'impact.missing': 'Choose how it affects the customer.',
    'consent.notice':
      'Tick this once the customer has heard the notice and agreed. Nothing may be stored before.',
    'consent.overseas':
      'Tick this once the customer has agreed to it separately. If they refuse, file nothing here: below stands what to do.',
    'consent.missing': 'Both are needed before anything may be stored here.',
  } as Record<string, string>,
}
