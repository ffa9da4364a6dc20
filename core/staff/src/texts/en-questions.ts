import type { TrainingQuestions } from './module-text.ts'

export const questions: TrainingQuestions = {
  purpose: [
    {
      id: 'late-payers',
      text: 'People switched on “purchases” so that tips fit better. A colleague wants to use the same rows to guess who will pay late. What is right?',
      options: [
        'Go ahead: the rows are there anyway.',
        'Go ahead, as long as only two people see it.',
        'No. That is another use, and nobody was asked about it.',
        'Go ahead, and tell people about it next year.',
      ],
    },
    {
      id: 'viewing-time',
      text: 'Somebody wants to record how long each picture is looked at. What for is not clear yet. What is right?',
      options: [
        'Leave it until there is a use that people were told about.',
        'Record it, and look for a use later.',
        'Record it under a random name.',
        'Record it for one week only.',
      ],
    },
    {
      id: 'level-two',
      text: 'A person at level 2 asks which products we know that they looked at. What do you answer?',
      options: [
        'We look it up by their device.',
        'They have to show a passport first.',
        'That is a secret of the firm.',
        'We have none of it. Their own browser shows it to them.',
      ],
    },
    {
      id: 'curious',
      text: 'You opened an account to answer a request, and it is answered. Now you wonder what became of the order. What do you do?',
      options: [
        'Open it once more with the same reason.',
        'Leave it: the reason is gone.',
        'Ask a colleague to look.',
        'Look quickly, as long as it is still open.',
      ],
    },
    {
      id: 'list-for-sale',
      text: 'A firm offers money for a list of people who like hiking. Two directors have signed. What happens?',
      options: [
        'It is done, because two have signed.',
        'It is done without the names, so that nobody is harmed.',
        'The administrator decides.',
        'Nothing. No signature allows this.',
      ],
    },
  ],
  consent: [
    {
      id: 'two-buttons',
      text: 'A designer wants the yes in bright green, and the no as small grey text. What do you say?',
      options: [
        'Fine: both are there.',
        'No: one of them is pushed.',
        'Fine, as long as it is only a test.',
        'Fine, if the words are right.',
      ],
    },
    {
      id: 'help-desk',
      text: 'Giving a choice takes one click. Taking it back takes a call to the help desk. What is wrong with that?',
      options: [
        'Nothing: people can call.',
        'Only that the help desk closes at six.',
        'Taking back has to be as easy as giving.',
        'The help desk should ask for the reason first.',
      ],
    },
    {
      id: 'signal',
      text: 'A visitor’s browser sends Global Privacy Control. Marketing would like to ask them once, politely, to make an exception. What is right?',
      options: [
        'Do not ask. It is a no, and we show that we keep to it.',
        'Ask once, since it is polite.',
        'Ask after a week.',
        'Take no notice, unless the law of the place names the signal.',
      ],
    },
    {
      id: 'goal',
      text: 'A campaign is to be judged by how many people raise their level. What is right?',
      options: [
        'That is a good goal.',
        'It is fine with a small group.',
        'It is fine if there is a reward.',
        'No: it would push people to say yes.',
      ],
    },
    {
      id: 'other-words',
      text: 'Somebody says: your notice told me something else last year. How do you find out?',
      options: [
        'Read today’s notice to them.',
        'Follow their receipt: it leads to the very words that they saw.',
        'Ask them to prove it.',
        'It cannot be known any more.',
      ],
    },
  ],
  tactics: [
    {
      id: 'basket',
      text: 'Somebody left a basket behind. The register says “ask” about a reminder. They never answered that question. What happens?',
      options: [
        'One mail, because they did not say no.',
        'A mail that names no products.',
        'Nothing is sent: no answer is a no.',
        'We ask each week until they answer.',
      ],
    },
    {
      id: 'prams',
      text: 'People who buy folic acid are often pregnant. A campaign for prams would sell well to them. What is right?',
      options: [
        'Do it, and do not say why they see it.',
        'Leave it: that is to guess what they did not tell.',
        'Do it with two signatures, since the topic is a delicate one.',
        'Do it, but as a banner only.',
      ],
    },
    {
      id: 'relax',
      text: 'You want to relax a verdict “never”, and it is one that can be relaxed. What does it take?',
      options: [
        'Your role is enough.',
        'A good result in a test.',
        'The word of your manager in a mail.',
        'A reason in writing and two people, seen by all in the log.',
      ],
    },
    {
      id: 'lowered',
      text: 'Many people say “too personal” about your campaign. Its tactic goes down from “allow” to “ask”. The campaign earns well. What now?',
      options: [
        'It asks first from now on. Find out what bothered people.',
        'Start the same again under another name, since it earns so well.',
        'Take the button away.',
        'Raise the verdict again until the sale is over.',
      ],
    },
    {
      id: 'tents',
      text: 'It rains, and somebody looks at a tent. Which idea is the best one?',
      options: [
        'Ads for that tent on other sites.',
        'A message when they walk past the store.',
        'Tips that fit the page, each with its reason.',
        'A price that falls for those who wait.',
      ],
    },
  ],
  privacy: [
    {
      id: 'village',
      text: 'A chart says about 12 buyers in one village, between 0 and 40. Your boss wants the exact number. What is right?',
      options: [
        'Release the week again and take the mean.',
        'Say 12: that is the number.',
        'There is none to give. A group that small cannot be seen.',
        'Ask a developer to look into the database for that one number.',
      ],
    },
    {
      id: 'fifth-look',
      text: 'You open the same report for the fifth time today. What does that cost?',
      options: [
        'Nothing. It shows the same stored numbers.',
        'Five times ε.',
        'A little more of the budget each time.',
        'Nothing, and the numbers get more exact with each look.',
      ],
    },
    {
      id: 'power-fails',
      text: 'The power fails after the charge and before the noise. What is true?',
      options: [
        'The numbers went out without noise.',
        'Some budget is lost. Nothing about anybody got out.',
        'The charge has to be undone by hand.',
        'The period gets its noise twice.',
      ],
    },
    {
      id: 'smoother',
      text: 'Somebody would like ε 8 and not 1, so that the charts look smoother. What do you say first?',
      options: [
        'Fine: noise is a matter of looks.',
        'Fine, if we go back to 1 next week.',
        'Fine: ε matters for large groups only.',
        'Far more could show of one person, and it cannot be taken back.',
      ],
    },
    {
      id: 'ten-weeks',
      text: 'Each week has ε 1. A person helped in ten weeks. What says how well they are covered?',
      options: [
        'ε 1, because each week is by itself.',
        'The figure for all ten weeks taken together.',
        'The mean, ε 0.1.',
        'Nothing is left to cover: the names are random.',
      ],
    },
  ],
  incident: [
    {
      id: 'wrong-address',
      text: 'An export went to the wrong address. Whoever got it says that they deleted it. What do you do?',
      options: [
        'Nothing: it is deleted.',
        'Take the mail out of the folder for sent mail.',
        'Wait whether it happens again.',
        'Tell the privacy officer now. It is an incident all the same.',
      ],
    },
    {
      id: 'friday',
      text: 'It is Friday night. What happened will be clear on Monday. When did the clock start?',
      options: [
        'On Monday, when it is clear what happened.',
        'When somebody here first knew.',
        'When the lawyers say so.',
        'When somebody outside asks.',
      ],
    },
    {
      id: 'wipe',
      text: 'A strange account has read profiles. A colleague wants to set up the server anew at once. What is right?',
      options: [
        'Shut the account out and keep the traces.',
        'Set it up anew, so that it is safe.',
        'Take the entries out of the log, so that nobody worries.',
        'Let the account go on for a week and watch it.',
      ],
    },
    {
      id: 'whose-data',
      text: 'For two hours somebody had a session of one of the staff. How do you find out whose data they saw?',
      options: [
        'Write to everybody who has an account.',
        'Wait and see who complains.',
        'Look for what was opened in that name between those two moments.',
        'Ask that member of the staff what they remember.',
      ],
    },
    {
      id: 'half-known',
      text: 'In two hours the time for the authority is over. Half of the facts are missing. What do you do?',
      options: [
        'Wait until all is known.',
        'Send what is known now, and the rest later.',
        'Fill the gaps with what is likely, and send it in time.',
        'Close the incident.',
      ],
    },
  ],
}
