import type { TrainingTexts } from './module-text.ts'

export const texts: TrainingTexts = {
  purpose: {
    title: 'What data is for',
    sections: [
      {
        heading: 'One use, and it was said before',
        text: 'What a person gives us is for the use that we told them about, and for no other. A new use needs a new question to that person. “It could be handy one day” is not a use. When in doubt, leave it.',
      },
      {
        heading: 'As little as will do',
        text: 'A list says of each field what it is for and how long it stays. What is not on the list is not stored: the gate drops it at the door. Each night a job erases what has had its time.',
      },
      {
        heading: 'The ladder',
        text: 'The person picks a level. At Off nothing is written down. At This visit the page remembers until it is closed. At On this device the browser keeps a history that we never get. At My account the server keeps what the person switched on, piece by piece, under a key of their own. Helping the crowd is a switch by itself. Prices, stock and checkout are the same at each level.',
      },
      {
        heading: 'Permits',
        text: 'No code reads a profile just because it could. A rule decides which fields are read, and what for. From that comes a permit which lasts ten seconds. Without a permit the store stays shut.',
      },
      {
        heading: 'When you look yourself',
        text: 'You give a reason before you open what is one person’s. It is open for minutes. That person sees your name and your reason in their own log. So write it as you would say it to them.',
      },
      {
        heading: 'What never happens',
        text: 'We sell no data and buy none. We do not guess about health, faith, love or money. No price depends on who asks. No role and no number of signatures changes that.',
      },
    ],
  },
  consent: {
    title: 'Consent',
    sections: [
      {
        heading: 'A free choice',
        text: 'A yes only counts when a no costs nothing. The shop works just as well at Off. Nothing is ticked beforehand, and silence is no yes. Each use of an account has a switch of its own.',
      },
      {
        heading: 'As easy to take back',
        text: 'Going down takes no more steps than going up, and it holds from the next request on. What the higher level kept is erased in the same moment. Who wants to can take it along first.',
      },
      {
        heading: 'No banner, no nudging',
        text: 'At Off nothing is stored, so there is nothing to ask. Both answers look alike, in size and colour. We do not praise a yes, shame a no or hurry anybody.',
      },
      {
        heading: 'A no stays a no',
        text: 'After a no we do not ask again for a long time: half a year in the EU, a year in California. The law pack of the place says so, and no campaign can make it shorter. Nor is a campaign ever judged by how many people say yes.',
      },
      {
        heading: 'What the browser says',
        text: 'Some browsers send a signal, Global Privacy Control. That is a no for all shops at once. We keep to it without a question, and show that we do. Who picks a higher level here by their own act has chosen, and that counts.',
      },
      {
        heading: 'Receipts',
        text: 'Each choice leaves a record: what was chosen, when, under which law, and which words were shown. The person gets it with our signature. When we change the words, old receipts still lead to the old ones.',
      },
      {
        heading: 'Children',
        text: 'A child stays at the level that the law of the place allows: mostly Off, or more if a parent agrees. In a shop for children, an age that is not known counts as the youngest.',
      },
    ],
  },
  tactics: {
    title: 'Tactics that people dislike',
    sections: [
      {
        heading: 'What creepy is',
        text: 'People feel uneasy when somebody knows what they never said. Surveys show where it begins. Of 100 people, 73 find tips from their own purchases cool. But 52 find it creepy when ads follow them to other sites.',
      },
      {
        heading: 'The register',
        text: 'It lists each tactic with what surveys found, and a verdict. Allow: use it, and say what it rests on. Ask: show nothing of it before a yes, and ask once. Never: a campaign that does it does not start.',
      },
      {
        heading: 'How near the data is',
        text: 'What people told us or did here is near. What we guess is far. What others know is out of bounds. People are 17 % less keen on an offer when we guessed what it rests on, and they did not say it.',
      },
      {
        heading: 'Topics that we leave alone',
        text: 'Health, pregnancy, sex, faith, politics, debt, alcohol, gambling, dating, weight. A product of these is never a signal, an audience or a reason. A shop can add more products, and take none out.',
      },
      {
        heading: 'Two signatures',
        text: 'A verdict can be relaxed with a reason, and the log shows it. Most of them take one name. What is never done takes two. A price by person, data of others and guesses about health cannot be relaxed at all. To be stricter takes one name.',
      },
      {
        heading: 'When people say so',
        text: 'Anybody can tap “too personal”. Once that is sure enough, the verdict goes down a step by itself. What runs with the tactic then asks first, or pauses. Only people can raise a verdict again.',
      },
      {
        heading: 'What to do instead',
        text: 'Use what people told you. Use what fits the page or the season. Say why they see it, and let them switch it off with one tap.',
      },
    ],
  },
  privacy: {
    title: 'Differential privacy',
    sections: [
      {
        heading: 'The promise',
        text: 'What we make of the crowd looks almost the same with you and without you. So nobody can tell from it whether you took part, or what you did.',
      },
      {
        heading: 'Noise',
        text: 'We add up what people gave. Then we add noise to each sum, drawn by chance, large enough to hide what one person could change. Large groups shine through. Small groups drown in it. That is why you cannot see them, and not a fault.',
      },
      {
        heading: 'What ε means',
        text: 'The Greek letter ε (epsilon) says how much could show of one person. A small ε means more noise. At 1, what we make can shift the odds of a guess about you by three times at most, but for a tiny chance. At 8 that bound is about 3,000 times.',
      },
      {
        heading: 'A bound for each',
        text: 'Nobody weighs more than a fixed amount, however much they buy. Else one person with a full basket would show through the noise.',
      },
      {
        heading: 'Charge before noise',
        text: 'First the budget is charged, then the noise is drawn. If the power fails in between, some budget is lost. Nothing gets out.',
      },
      {
        heading: 'A second look',
        text: 'Each period gets its noise once, and its rows are erased in the same step. Who looks again sees the same numbers. That costs nothing and shows nothing new. To draw again would be another matter: many draws, taken together, would lift the veil.',
      },
      {
        heading: 'It adds up',
        text: 'Who helps in many periods is covered by the sum of them. So the figure for the whole year stands beside that of one period. To raise ε takes two people, for what is out cannot be taken back.',
      },
    ],
  },
  incident: {
    title: 'Incident drill',
    sections: [
      {
        heading: 'What an incident is',
        text: 'Data got to where it should not, was changed, or was lost. Or it could be so: you do not have to be sure. A mail to the wrong person counts. So does a lost laptop, or a key on a public page.',
      },
      {
        heading: 'Say it at once',
        text: 'Tell the privacy officer, who opens the incident. The clock has run since somebody here knew, not since it was proved. In the EU the authority has to hear of it within 72 hours. Later than that needs reasons. Nobody is blamed for saying it.',
      },
      {
        heading: 'Delete nothing',
        text: 'Close the hole and keep the traces. Do not tidy up, wipe or set up anew what shows how it came about. End sessions and keys that could be in other hands.',
      },
      {
        heading: 'Whom it is about',
        text: 'Do not guess. The console finds the people: by the fields that were taken, or by what somebody opened between two moments. Each look at a person’s data is in the access log.',
      },
      {
        heading: 'The course',
        text: 'Detected, assessed, contained, authority told, people told, closed. Each step takes a note. The authority can be told in parts: first what is known, the rest later. It cannot be closed while something is owed.',
      },
      {
        heading: 'Telling people',
        text: 'When the risk is high, and whoever has the data can read it, we tell the people. We say in plain words what happened, what can come of it, and what they can do. The console has the letter, in four languages.',
      },
      {
        heading: 'A drill',
        text: 'A drill takes the same course. Its letters say that it is one, and nobody gets them. Run one before you need it.',
      },
    ],
  },
}
