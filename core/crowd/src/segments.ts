/** Kinds of people in the simulated crowd, by the missions (missions.ts) that they prefer. */

export interface Segment {
  readonly name: string
  readonly share: number
  readonly missions: Readonly<Record<string, number>>
  /** Titles that these people never buy. */
  readonly never: readonly string[]
}

export const segments: readonly Segment[] = [
  {
    name: 'families',
    share: 0.24,
    missions: {
      baby: 5,
      breakfast: 4,
      'pasta night': 4,
      'laundry and dishes': 3,
      baking: 2,
      'film night': 2,
    },
    never: [],
  },
  {
    name: 'vegans',
    share: 0.14,
    missions: { 'vegan week': 8, 'thai curry': 4, espresso: 3, salad: 2 },
    never: [
      'Whole milk 1 l',
      'Butter 250 g',
      'Minced beef 400 g',
      'Eggs 10 pcs',
      'Gouda young 300 g',
      'Cooked ham 150 g',
    ],
  },
  {
    name: 'cooks',
    share: 0.18,
    missions: {
      risotto: 4,
      'thai curry': 4,
      sushi: 3,
      'pasta night': 3,
      salad: 3,
      tacos: 3,
      'gin and tonic': 1,
    },
    never: [],
  },
  {
    name: 'bakers',
    share: 0.12,
    missions: { baking: 7, 'bread at home': 5, 'sunday table': 3, breakfast: 2 },
    never: [],
  },
  {
    name: 'pets',
    share: 0.14,
    missions: { cat: 6, dog: 4, 'sunday table': 2, barbecue: 2, bathroom: 1 },
    never: [],
  },
  {
    name: 'quick',
    share: 0.18,
    missions: {
      'film night': 5,
      barbecue: 3,
      tacos: 3,
      'sunday table': 2,
      bathroom: 2,
      'laundry and dishes': 1,
    },
    never: [],
  },
]
