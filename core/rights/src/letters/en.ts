import type { LetterTexts } from './letter-texts.ts'

export const en: LetterTexts = {
  locale: 'en',
  asked: {
    access: 'to see your data',
    portability: 'to take your data with you',
    erasure: 'to have your data erased',
    rectification: 'to have your data put right',
    restriction: 'to keep your data but not to use it',
    objection: 'to stop using your data',
    opt_out: 'not to sell or share your data',
    limit_sensitive: 'to limit the use of sensitive data',
    withdraw: 'to take back a yes',
    complaint: 'to look into a complaint',
    appeal: 'to look again at an answer',
    explain: 'to explain how your tips are made',
  },
  denialReasons: {
    suspected_fraud: 'We have signs that somebody else asks in your name.',
    insuf_verification: 'It was not shown that it is you who asks.',
    no_match: 'We found nobody here who goes with what you told us.',
    claim_not_covered: 'What you ask for is not among your rights here.',
    outside_jurisdiction: 'The law that you name does not hold where you live.',
    too_many_requests: 'You have asked the same again and again in a short time.',
    other: 'There is a reason of its own.',
  },
  acknowledgement: {
    subject: (site) => `${site}: we have your request`,
    lines: ({ received, asked, number, aimBy, answerBy }) => [
      `On ${received} you asked us ${asked}. The number of your request is ${number}.`,
      'First we make sure that it is you, where that is needed. Then we do what you ask, or tell you why we do not.',
      `We mean to answer by ${aimBy}. By law we must answer by ${answerBy}. It costs you nothing.`,
    ],
  },
  extension: {
    subject: (site) => `${site}: your request takes longer`,
    lines: ({ asked, number, reason, answerBy }) => [
      `You asked us ${asked}. The number of your request is ${number}. We need more time for it.`,
      `This is why: ${reason}`,
      `You will have our answer by ${answerBy}.`,
    ],
  },
  pause: {
    subject: (site) => `${site}: we need something from you`,
    lines: ({ asked, number, reason }) => [
      `You asked us ${asked}. The number of your request is ${number}. It has to wait until we hear from you.`,
      `This is what we need: ${reason}`,
      'The time until our answer goes on as soon as we have it.',
    ],
  },
  denial: {
    subject: (site) => `${site}: we do not do what you asked`,
    lines: ({ asked, number, because, explanation, contact, authority }) => [
      `You asked us ${asked}. The number of your request is ${number}. We do not do it.`,
      `This is why: ${because}`,
      explanation,
      `If you think that we are wrong, tell us, and we look at it again: ${contact}. It costs you nothing.`,
      `You can also complain to ${authority}, or go to court.`,
    ],
  },
  nothingHeld: {
    subject: (site) => `${site}: we hold nothing that we could find you by`,
    lines: ({ asked, number }) => [
      `You asked us ${asked}. The number of your request is ${number}. We looked, and we hold nothing that we could find you by.`,
      'If you use the shop without an account, what you look at stays on your own device. There you can see it and wipe it. What you gave to the crowd has no name on it, so we cannot tell which part is yours.',
      'If you have more that leads to you, such as a receipt, send it to us. Then we look again (GDPR Article 11).',
    ],
  },
  verification: {
    subject: (site) => `${site}: was it you?`,
    lines: ({ site, asked, link, minutes }) => [
      `Somebody gave this address to ${site} and asks us ${asked}.`,
      `If it was you, open this link within ${minutes} minutes and press the button:`,
      link,
      'We ask so that nobody else gets hold of your data. We do not keep what you show us here.',
      'If it was not you, do nothing. Then nothing happens.',
    ],
  },
  answer: {
    subject: (site) => `${site}: our answer to you`,
    lines: ({ asked, number, text, authority }) => [
      `You asked us ${asked}. The number of your request is ${number}. This is our answer:`,
      text,
      `If you are not content with it, tell us, or complain to ${authority}.`,
    ],
  },
  people: {
    subject: (site) => `${site}: something happened to your data`,
    lines: ({ detected, nature, data, consequences, measures, contact }) => [
      `On ${detected} we found out about this: ${nature}`,
      `This is the data: ${data}.`,
      `This can come of it: ${consequences}`,
      `This is what we do: ${measures}`,
      'Be careful with mail and calls that ask for a password or for money. We never ask for them.',
      `If you want to know more, write to us: ${contact}. We are sorry.`,
    ],
  },
  foot: (contact, off) =>
    `You can object to how we use your data at any time, and to offers without a reason. Choose ${off} in the shop, or write to ${contact}.`,
  authority: {
    subject: (controller) => `Breach of personal data (GDPR Article 33): ${controller}`,
    rows: {
      controller: 'Controller',
      contact: 'Contact point for more information (33(3)(b))',
      officer: 'Data protection officer (33(3)(b))',
      number: 'Our reference',
      detected: 'Became aware (33(1))',
      deadline: 'To be notified by (33(1))',
      delay: 'Reasons for the delay (33(1))',
      nature: 'Nature of the breach (33(3)(a))',
      categories: 'Categories of people (33(3)(a))',
      people: 'Number of people, approximately (33(3)(a))',
      data: 'Categories of records (33(3)(a))',
      records: 'Number of records, approximately (33(3)(a))',
      consequences: 'Likely consequences (33(3)(c))',
      measures: 'Measures taken and proposed (33(3)(d))',
      peopleTold: 'Communication to the people (34)',
      part: 'Part (33(4))',
    },
    missing: 'MISSING: to be filled in before it is sent',
    unknown: 'not known yet; will follow',
    told: 'They were told on',
    willBeTold: 'The risk is high. They will be told without undue delay.',
    notTold: (unreadable) =>
      unreadable
        ? 'Not required: whoever has the data cannot read it (34(3)(a)).'
        : 'Not required: a high risk is not likely (34(1)).',
    first: 'First notification',
    further: (part) => `Part ${part}: more information`,
  },
  drill: 'THIS IS A DRILL. Nothing has happened, and nobody is to be told.',
  drillSubject: 'DRILL',
}
