/** What the shop says about its aisles and shelves. One without words here gets none. */

interface AisleWords {
  readonly line: string
  /** Whose picture stands for the aisle. */
  readonly picture: string
}

const aisles: ReadonlyMap<string, AisleWords> = new Map([
  [
    'Fruit and vegetables',
    { line: 'Picked ripe, packed the same morning.', picture: 'carrots-1-kg' },
  ],
  ['Dairy and eggs', { line: 'From herds that see the sky.', picture: 'whole-milk-1-l' }],
  ['Bakery', { line: 'Long dough, hot ovens, early bakers.', picture: 'spelt-bread-500-g' }],
  ['Meat and fish', { line: 'Less of it, and better.', picture: 'trout-2-pcs' }],
  ['Pantry', { line: 'What good cooks never run out of.', picture: 'penne-500-g' }],
  ['Snacks and sweets', { line: 'For later. Or for now.', picture: 'hazelnut-chocolate-100-g' }],
  ['Frozen', { line: 'Harvested, then stopped in time.', picture: 'frozen-peas-450-g' }],
  ['Drinks', { line: 'Pressed, brewed, roasted and poured.', picture: 'orange-juice-1-l' }],
  ['Baby', { line: 'Simple things for small people.', picture: 'carrot-puree-125-g' }],
  ['Household', { line: 'Clean, and kind to the river.', picture: 'washing-up-liquid-500-ml' }],
  ['Pets', { line: 'They eat well here, too.', picture: 'dry-dog-food-2-kg' }],
  ['Body care', { line: 'Plain soap, honest oils.', picture: 'shampoo-250-ml' }],
  ['Health', { line: 'A small cupboard for small troubles.', picture: 'plasters-20-pcs' }],
])

const shelves: ReadonlyMap<string, string> = new Map([
  ['Fruit', 'Grown without sprays, left on the tree until it tastes of something.'],
  ['Vegetables', 'From fields that rest every fourth year, on the road for a day at most.'],
  ['Potatoes and onions', 'Brushed, not washed, so that they keep. Dark and cool is best.'],
  ['Salad and herbs', 'Cut this morning. Put it in water and it stays fresh for days.'],
  ['Mushrooms', 'Grown in the dark on straw and patience.'],
  ['Milk', 'From cows on pasture; not from far away.'],
  ['Plant drinks', 'Few things in it: the plant, water, a little salt.'],
  ['Yoghurt and quark', 'Set in the cup and left in peace overnight.'],
  ['Butter and cream', 'Churned slowly. You taste the meadow in it.'],
  ['Cheese', 'Made by small dairies that sign every wheel.'],
  ['Eggs', 'From hens with a barn, a field and brothers who were raised as well.'],
  ['Bread', 'A dough that had a night to rise. Keeps for days, toasts for longer.'],
  ['Rolls and pastries', 'Out of the oven before the street lights go off.'],
  ['Meat', 'From farms that we visit. Slow growing, and it shows.'],
  ['Cold cuts', 'Smoked over beech, sliced thin.'],
  ['Fish', 'From stocks that can spare it, or from clear ponds.'],
  ['Plant protein', 'Pressed, smoked or seasoned by hand. Good hot, good cold.'],
  ['Pasta', 'Durum wheat and water, drawn through bronze and dried slowly.'],
  ['Rice and grains', 'Milled in small lots, so that it still smells of grain.'],
  ['Tomatoes and sauces', 'Ripe fruit, cooked briefly, nothing to hide.'],
  ['Pulses', 'Good for the soil it grows in, and for supper.'],
  ['Asian kitchen', 'For curries, rolls and bowls; made as it is made at home there.'],
  ['Mexican kitchen', 'Corn, lime and a little fire.'],
  ['Oil and vinegar', 'Pressed cold, from fruit that was worth pressing.'],
  ['Spices', 'Ground late, in small jars, so that they are gone before they fade.'],
  ['Sauces and dips', 'A spoonful makes a plate of something.'],
  ['Breakfast', 'Whole grain, gently toasted. Sweet only where it says so.'],
  ['Spreads', 'Mostly fruit, or mostly nuts. That is the whole trick.'],
  ['Baking', 'Everything for the tin, the bowl and the rolling pin.'],
  ['Chocolate', 'From cooperatives that are paid first.'],
  ['Biscuits and sweets', 'Butter where butter belongs.'],
  ['Crisps and nuts', 'Roasted in small pans, salted by hand.'],
  ['Vegetables and fruit', 'Picked at their best and frozen within hours.'],
  ['Meals', 'For the evenings when nobody cooks.'],
  ['Ice cream', 'Cream, fruit, sugar. Stirred slowly and cold.'],
  ['Water and juice', 'Pressed from whole fruit; in glass that comes back.'],
  ['Coffee and tea', 'Bought from growers by name, roasted and blended in small lots.'],
  ['Beer', 'Water, malt, hops, time.'],
  ['Wine and spirits', 'From vineyards with herbs between the rows.'],
  ['Baby food', 'One or two things in a jar, and nothing else.'],
  ['Nappies and care', 'Soft, plain and without perfume.'],
  ['Cleaning', 'Works on grease, not on the river.'],
  ['Paper and foil', 'Recycled wherever that is possible.'],
  ['Kitchen and home', 'Small things that are missing just when you need them.'],
  ['Cat', 'Meat you can name, in tins that can be recycled.'],
  ['Dog', 'Made from what the butcher would also sell you.'],
  ['Hair and skin', 'Plant oils and water, no microplastics.'],
  ['Teeth', 'With what teeth need, and little more.'],
  ['Intimate and health', 'Sent in a plain box. Never shown to you because of what you looked at.'],
  ['Remedies', 'For scrapes, colds and tired legs.'],
])

export function aisleWords(aisle: string): AisleWords | undefined {
  return aisles.get(aisle)
}

export function shelfWords(shelf: string): string {
  return shelves.get(shelf) ?? ''
}

const tagNames: ReadonlyMap<string, string> = new Map([
  ['vegan', 'Vegan'],
  ['asian', 'Asian kitchen'],
  ['baby', 'For babies'],
  ['cat', 'For cats'],
  ['dog', 'For dogs'],
])

export function tagName(tag: string): string {
  return tagNames.get(tag) ?? tag
}
