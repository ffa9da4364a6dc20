/**
 * What is planted in the simulated crowd: missions, each a reason to shop that draws some items
 * together. Tests check that what is planted here is found.
 */

/** Words that an item's title, shelf or tags must contain, and how much of the basket it is. */
export interface Mission {
  readonly name: string
  readonly items: readonly string[]
}

export const missions: readonly Mission[] = [
  {
    name: 'pasta night',
    items: [
      'Spaghetti 500 g',
      'Penne 500 g',
      'Passata 700 g',
      'Parmesan 150 g',
      'Basil pot',
      'Garlic 3 pcs',
      'Olive oil 500 ml',
      'Mozzarella 125 g',
      'Red wine Merlot 750 ml',
      'Green pesto 190 g',
    ],
  },
  {
    name: 'thai curry',
    items: [
      'Coconut milk 400 ml',
      'Red curry paste 110 g',
      'Basmati rice 500 g',
      'Ginger 200 g',
      'Coriander 1 bunch',
      'Limes 3 pcs',
      'Fish sauce 200 ml',
      'Tofu natural 400 g',
      'Peppers mixed 3 pcs',
    ],
  },
  {
    name: 'sushi',
    items: [
      'Sushi rice 500 g',
      'Nori sheets 10 pcs',
      'Wasabi 43 g',
      'Rice vinegar 250 ml',
      'Soy sauce 250 ml',
      'Smoked salmon 150 g',
      'Avocados 2 pcs',
      'Cucumber 1 pc',
    ],
  },
  {
    name: 'tacos',
    items: [
      'Taco shells 12 pcs',
      'Tortilla wraps 6 pcs',
      'Salsa mild 230 g',
      'Guacamole 200 g',
      'Kidney beans 400 g',
      'Minced beef 400 g',
      'Jalapeños 200 g',
      'Sour cream 200 g',
      'Taco seasoning 35 g',
    ],
  },
  {
    name: 'baking',
    items: [
      'Wheat flour 1 kg',
      'Sugar 1 kg',
      'Eggs 10 pcs',
      'Butter 250 g',
      'Baking powder 6 pcs',
      'Vanilla sugar 8 pcs',
      'Cocoa powder 250 g',
      'Baking chocolate 200 g',
      'Icing sugar 250 g',
      'Ground almonds 200 g',
    ],
  },
  {
    name: 'bread at home',
    items: [
      'Spelt flour 1 kg',
      'Fresh yeast 42 g',
      'Sea salt 500 g',
      'Sunflower oil 750 ml',
      'Wholemeal flour 1 kg',
    ],
  },
  {
    name: 'breakfast',
    items: [
      'Rolled oats 500 g',
      'Bananas 1 kg',
      'Natural yoghurt 500 g',
      'Blueberries 250 g',
      'Honey 500 g',
      'Whole milk 1 l',
      'Fruit muesli 500 g',
    ],
  },
  {
    name: 'sunday table',
    items: [
      'Bread rolls 6 pcs',
      'Croissants 4 pcs',
      'Strawberry jam 340 g',
      'Butter 250 g',
      'Eggs 6 pcs',
      'Orange juice 1 l',
      'Filter coffee 500 g',
      'Gouda young 300 g',
      'Cooked ham 150 g',
    ],
  },
  {
    name: 'vegan week',
    items: [
      'Oat drink 1 l',
      'Smoked tofu 200 g',
      'Vegan spread 250 g',
      'Hummus 200 g',
      'Red lentils 500 g',
      'Soy yoghurt 400 g',
      'Vegan mince 275 g',
      'Tahini 300 g',
      'Kale 300 g',
    ],
  },
  {
    name: 'espresso',
    items: [
      'Espresso beans 1 kg',
      'Oat drink barista 1 l',
      'Dark chocolate 100 g',
      'Cane sugar 500 g',
    ],
  },
  {
    name: 'baby',
    items: [
      'Nappies size 4 36 pcs',
      'Baby wipes 80 pcs',
      'Carrot purée 125 g',
      'Apple purée 125 g',
      'Baby porridge 200 g',
      'Follow-on milk 600 g',
      'Fruit pouches 4 pcs',
      'Baby cream 75 ml',
    ],
  },
  {
    name: 'cat',
    items: [
      'Cat food chicken 400 g',
      'Cat food fish 400 g',
      'Cat litter 10 l',
      'Cat treats 60 g',
      'Dry cat food 1 kg',
    ],
  },
  {
    name: 'dog',
    items: ['Dog food beef 800 g', 'Dry dog food 2 kg', 'Dog treats 200 g', 'Dog bags 60 pcs'],
  },
  {
    name: 'barbecue',
    items: [
      'Bratwurst 5 pcs',
      'Burger patties 4 pcs',
      'Burger buns 4 pcs',
      'Ketchup 500 ml',
      'Mustard 200 ml',
      'Barbecue sauce 300 ml',
      'Pilsner 6 bottles',
      'Baguette 250 g',
      'Sweetcorn 2 pcs',
      'Halloumi 200 g',
    ],
  },
  {
    name: 'film night',
    items: [
      'Crisps paprika 175 g',
      'Popcorn 100 g',
      'Gummy bears 200 g',
      'Cola 1 l',
      'Pizza salami 350 g',
      'Chocolate ice 900 ml',
    ],
  },
  {
    name: 'gin and tonic',
    items: ['Gin 700 ml', 'Tonic water 750 ml', 'Limes 3 pcs', 'Ginger ale 750 ml'],
  },
  {
    name: 'salad',
    items: [
      'Rocket 125 g',
      'Cherry tomatoes 250 g',
      'Feta 200 g',
      'Cucumber 1 pc',
      'Balsamic vinegar 250 ml',
      'Olive oil 500 ml',
      'Red onions 500 g',
      'Walnuts 200 g',
    ],
  },
  {
    name: 'risotto',
    items: [
      'Risotto rice 500 g',
      'White wine Pinot 750 ml',
      'Parmesan 150 g',
      'Shallots 250 g',
      'Brown mushrooms 250 g',
      'Vegetable stock 150 g',
      'Butter 250 g',
    ],
  },
  {
    name: 'laundry and dishes',
    items: [
      'Liquid detergent 1 l',
      'Fabric softener 1 l',
      'Dishwasher tabs 40 pcs',
      'Dishwasher salt 1.2 kg',
      'Sponges 5 pcs',
      'Toilet paper 8 rolls',
      'Kitchen roll 4 rolls',
      'Bin bags 20 pcs',
    ],
  },
  {
    name: 'bathroom',
    items: [
      'Shampoo 250 ml',
      'Conditioner 200 ml',
      'Toothpaste 75 ml',
      'Shower gel 250 ml',
      'Deodorant 50 ml',
    ],
  },
]
