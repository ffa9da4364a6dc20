import type { DocumentTexts } from './document-texts.ts'

export const en: DocumentTexts = {
  locale: 'en',
  processing: {
    title: (site) => `Record of processing activities: ${site}`,
    intro:
      'GDPR Article 30. Generated from the data catalogue that the code enforces: a field that is not in here cannot be stored. What the shop keeps elsewhere is not in it.',
    headings: {
      controller: 'Controller (30(1)(a))',
      purposes: 'Purposes (30(1)(b))',
      data: 'People and data (30(1)(c))',
      recipients: 'Recipients (30(1)(d))',
      transfers: 'Transfers to third countries (30(1)(e))',
      retention: 'Time limits for erasure (30(1)(f))',
      security: 'Technical and organisational measures (30(1)(g))',
      processor: 'Processing for somebody else (30(2))',
    },
    subjects: 'Visitors and customers of the shop',
    asProcessor:
      'The operator named here runs this system for the controller, as its processor. The transfers and measures are those above.',
    notProcessor: 'The controller runs this system itself; nobody processes for it here.',
    processing: 'Storing profiles, making recommendations, noisy counts, answering requests',
  },
  assessment: {
    title: (site) => `Data protection impact assessment: ${site}`,
    intro:
      'GDPR Article 35(7). Generated from the data catalogue, the law pack and the settings of this site. It has to be approved before anybody can choose level 3, and again when the catalogue grows.',
    headings: {
      description: 'What is done, and what for (35(7)(a))',
      necessity: 'Necessity and proportionality (35(7)(b))',
      risks: 'Risks for people (35(7)(c))',
      measures: 'Measures (35(7)(d))',
      crowd: 'What the crowd gives away, in numbers',
      opinion: 'Whose views are sought (35(2) and (9))',
      decision: 'Decision',
    },
    description: [
      'The shop shows recommendations. How much of a person goes into them is what that person chose: nothing (level 0), this visit (1), what their own device keeps (2), or a profile in their account (3). Nobody starts above the default of their law pack.',
      'A model is made of counts of what is bought together. Noise is added to each count before it is stored, and what people gave to a count is deleted in the same step. The model is public.',
      'No decision with a legal or similar effect is made (22), and no price, stock or access depends on a profile.',
    ],
    necessity: [
      'Levels 0, 1 and 2 give recommendations without anything about the person leaving their device. Level 3 is for those who want the same on all their devices, and each of its purposes is switched on by itself.',
      'Each score is a sum of parts, so it is measured for each field whether leaving it out makes recommendations worse. What does not help is not asked for.',
    ],
    proportionate: {
      level: 'Level before anybody has chosen',
      fields: 'Fields on the server',
      time: 'Longest time in days',
      basis: 'Legal bases',
      rights: 'Rights (12 to 22)',
      law: 'Law pack',
      children: 'Children',
    },
    levels: (level) => `${level}: ${level === 0 ? 'nothing is kept' : 'this visit only'}`,
    children: 'The shop is for children: an unknown age counts as the youngest',
    noChildren: 'Not aimed at children; below the ages of the law pack levels are capped',
    risks:
      'Likelihood and severity before the measures, and what is left of the risk with them. The paths name the code that enforces each measure; tests hold it.',
    crowd: [
      'The smaller epsilon is, the less a count can say about one person. It holds for everything that one person gives in a period, whoever looks and whatever else they know. Who gives in many periods adds them up; the figure for a year is the most that the ledger lets be spent.',
    ],
    opinion: [
      'The controller writes here what the data protection officer advised, and the views of people or of those who speak for them.',
    ],
    decision: [
      'Where a high risk were left, the authority would have to be asked first (36). By the table none is. Whoever approves this document confirms that this is so at their shop; the approval is filed with the hash of this document in the transparency log.',
    ],
  },
  columns: {
    purpose: 'Purpose',
    use: 'Use (fideslang)',
    basis: 'Legal basis',
    subjects: 'Whose data',
    field: 'Field',
    category: 'Category (fideslang)',
    purposes: 'What for',
    level: 'From level',
    retention: 'Kept for',
    where: 'Where',
    recipient: 'Recipient',
    channel: 'How it knows people',
    country: 'Country and safeguard',
    measure: 'Measure',
    enforced: 'Enforced in',
    risk: 'Risk',
    likelihood: 'Likelihood',
    severity: 'Severity',
    left: 'Left',
    fact: 'What',
    value: 'Value',
  },
  facts: {
    controller: 'Controller',
    contact: 'Contact',
    officer: 'Data protection officer',
    operator: 'Processor',
    epsilon: 'Epsilon per period',
    epsilonYear: 'Epsilon over a year, at most',
    delta: 'Delta',
    period: 'Length of a period',
    periodsPerYear: 'Periods a year that one device gives to, at most',
    unit: 'Whom it protects',
  },
  places: { page: 'In the page; never sent', device: 'On the person’s device; never sent' },
  table: (name) => `On the server, table ${name}`,
  days: (count) => `${count} days`,
  unit: 'everything that one person gives in a period',
  identity: { controller_customer_id: 'by the shop’s own number', email: 'by e-mail address' },
  none: 'None',
  missing: 'MISSING: to be said by the controller',
  grades: { low: 'low', medium: 'medium', high: 'high' },
  security: {
    permits:
      'Every access needs a permit, which names person, purposes and fields and lives for seconds',
    rowSecurity: 'The database enforces site, person and restriction once more',
    sealing:
      'Profiles are sealed with AES-256-GCM under a key per person, itself under a master key',
    noise:
      'Counts get discrete Gaussian noise before they are stored; the budget is in a ledger that only grows',
    rotation: 'Names in contributions change every period, and the key to them is destroyed',
    transport:
      'What is sent to others is signed; mails and instructions are sealed until they are sent',
    logs: 'Choices, requests, releases and incidents are in a log that shows every change',
    retention: 'A daily job erases what is beyond its date',
    erasure: 'Erasure destroys the key, deletes the rows, looks again, and signs what it found',
    tests: 'Tests plant people, erase them, and search every byte, backups included',
  },
  risk: {
    reidentified: {
      risk: 'Somebody learns from a public count or model what one person bought.',
      measure: 'Bounded contributions, exact discrete noise, a budget that cannot be passed.',
    },
    joined: {
      risk: 'Somebody follows a person through the periods.',
      measure: 'False names that change each period; raw contributions deleted at release.',
    },
    stolen: {
      risk: 'The database or a backup is stolen, and profiles are read.',
      measure: 'A key per person, sealed under a master key that is kept elsewhere.',
    },
    insider: {
      risk: 'Somebody of the shop looks at a profile without need.',
      measure: 'Permits, row-level security, and an access log that the person sees.',
    },
    otherUse: {
      risk: 'Data is used for what nobody agreed to.',
      measure:
        'One pure decision for every use; no permit without it; undeclared fields are dropped.',
    },
    inferred: {
      risk: 'A recommendation tells something sensitive about a person, to them or to others.',
      measure:
        'No field for sensitive data; the true reason is shown; one step hides or forgets it.',
    },
    pushed: {
      risk: 'A person is pushed to give more than they want.',
      measure: 'The lowest level first, a cap on asking, lowering in one step, no gain for giving.',
    },
    children: {
      risk: 'A child is profiled.',
      measure:
        'Caps by age band of the law pack; an unknown age counts as young at shops for children.',
    },
    treated: {
      risk: 'A person gets worse prices or less service because of a profile.',
      measure: 'There is no purpose for it, so no permit; a score only orders items.',
    },
    keptLong: {
      risk: 'Data stays longer than was said.',
      measure: 'Each entry has its date, the database hides what is beyond it, a job erases it.',
    },
    leftOver: {
      risk: 'Something of an erased person is left in some store.',
      measure: 'Erasure store by store, a second look over all of them, a signed certificate.',
    },
    comesBack: {
      risk: 'An erased person comes back from a backup or an import.',
      measure: 'Keyed hashes outside the database are held against it at every start and import.',
    },
    impostor: {
      risk: 'Somebody else asks in the name of a person and gets or erases their data.',
      measure: 'Proof by risk; the link goes to the address that the shop vouched for.',
    },
    recipients: {
      risk: 'A processor keeps what was erased here.',
      measure: 'Signed instructions, tried again for 72 hours; what is not confirmed is said.',
    },
    unanswered: {
      risk: 'A request is forgotten or answered late.',
      measure: 'One clock per request, aimed at 15 days or less; a queue by due date.',
    },
  },
}
