/** The same form as the fresh recipes. */
export const pantry: string = `
Spaghetti: window sea navy spaghetti; Penne: window terracotta brick penne; Fusilli: window leaf moss fusilli
Wholemeal spaghetti: window kraft bark spaghetti bark moss; Lasagne sheets: box tomato honey sheet; Gnocchi: pouch sky sea gnocchi
Tagliatelle: pouch snow terracotta noodle; Glass noodles: pouch mint teal noodle mist sage; Rice noodles: pouch rose berry noodle cream oat
Wok noodles: pouch tomato brick noodle; Gluten-free penne: window lilac plum penne
Basmati rice: block snow sea grain; Risotto rice: block sage moss grain; Brown rice: block kraft bark grain bark cocoa
Sushi rice: pouch snow tomato sushi; Couscous: pouch honey terracotta lentil butter straw; Bulgur: pouch oat bark wheat
Quinoa: pouch plum berry umbel cream plum; Polenta: block butter honey corn; Millet: pouch straw moss umbel butter moss
Passata: juice tomato moss tomato; Chopped tomatoes: tin tomato moss tomato; Tomato paste: squeeze tomato butter tomato
Basil pasta sauce: jar tomato leaf basil; Green pesto: lowjar moss leaf basil; Red pesto: lowjar brick tomato pepper
Arrabbiata sauce: jar brick ink chilli; Sun-dried tomatoes: jar brick honey tomato brick bark; Olives green: jar lime moss olive
Olives black: jar ink plum olive plum wine; Capers: lowjar moss lime blueberry moss lime
Chickpeas: tin honey bark chickpea; Kidney beans: tin brick wine bean; White beans: tin mist sea bean oat cream
Black beans: tin slate ink bean ink slate; Red lentils: pouch terracotta brick lentil; Brown lentils: pouch bark cocoa lentil bark cocoa
Sweetcorn tin: tin butter leaf corn; Baked beans: tin teal tomato bean orange cream
Coconut milk: tin snow leaf coconut; Soy sauce: smallbottle cocoa tomato bean honey cream; Red curry paste: lowjar tomato ink chilli
Green curry paste: lowjar leaf ink chilli leaf moss; Sesame oil: oil honey bark grain; Rice vinegar: smallbottle cream teal grain
Nori sheets: sachet forest ink sushi; Wasabi: tube lime forest leaf leaf moss; Sriracha: sauce tomato leaf chilli
Fish sauce: smallbottle honey sea fish; Peanut sauce: sauce honey bark peanut; Miso paste: tub bark tomato bean straw cream
Tortilla wraps: pouch butter leaf flatbread; Taco shells: box honey tomato taco; Salsa mild: lowjar tomato leaf tomato
Salsa hot: lowjar brick ink flame; Jalapeños: jar leaf lime chilli leaf moss; Tortilla chips: pillow honey tomato nachos
Guacamole: tub leaf moss avocado; Taco seasoning: sachet honey brick taco
Olive oil extra: oil forest honey olive; Olive oil: oil leaf ink olive; Rapeseed oil: oil butter moss flower butter honey
Sunflower oil: oil straw terracotta sun; Balsamic vinegar: oil coffee tomato grapes; Apple vinegar: oil honey leaf apple
White wine vinegar: oil lime snow grapes lime moss
Sea salt: box sky navy wave; Black pepper: spice slate ink pepper_corns; Paprika sweet: spice tomato ink pepper; Curry powder: spice honey ink powder
Cumin: spice bark ink grain bark oat; Cinnamon: spice terracotta ink roll bark cocoa; Oregano: spice moss ink herb
Chilli flakes: spice brick ink chilli; Turmeric: spice orange ink ginger honey orange; Nutmeg: spice oat ink walnut
Vegetable stock: lowjar butter moss carrot; Bay leaves: spice sage ink leaves
Ketchup: sauce tomato snow tomato; Mustard: lowjar straw honey flower butter honey; Mayonnaise: sauce butter sea egg; Vegan mayo: sauce cream leaf leaf
Barbecue sauce: sauce cocoa tomato flame; Horseradish: lowjar snow moss garlic oat lilac; Tahini: jar oat bark grain
Rolled oats: block oat terracotta oat; Fruit muesli: pouch rose berry strawberry; Crunchy muesli: pouch kraft honey bars
Cornflakes: box butter tomato corn; Granola: pouch snow moss hazelnut; Porridge apple: box leaf tomato apple; Spelt puffs: pillow cream honey wheat
Strawberry jam: jar tomato rose strawberry; Apricot jam: jar orange peach peach orange leaf; Honey: honeyjar honey straw honey
Hazelnut cream: jar cocoa honey hazelnut; Peanut butter: jar honey terracotta peanut; Almond butter: jar oat cocoa almond
Maple syrup: smallbottle bark terracotta maple; Tomato spread: lowjar terracotta lime tomato
Wheat flour: block snow sea wheat; Spelt flour: block cream terracotta wheat; Wholemeal flour: block kraft moss wheat bark cocoa
Sugar: block mist berry cubes mist grey; Cane sugar: block oat bark cubes oat bark; Icing sugar: block lilac plum flake lilac plum
Baking powder: sachet snow tomato muffin; Dry yeast: sachet butter moss bubbles oat straw; Fresh yeast: cubepack cream sea bubbles oat straw
Vanilla sugar: sachet cream honey flower; Baking chocolate: bar bark honey chocolate; Cocoa powder: box cocoa terracotta powder cocoa coffee
Ground almonds: pouch cream bark almond; Desiccated coconut: pouch mint cocoa coconut; Raisins: pouch plum wine grapes wine moss
Walnuts: pouch kraft cocoa walnut; Baking paper: longbox straw terracotta toast; Corn starch: box snow honey corn
Dark chocolate: bar coffee honey chocolate coffee cocoa; Milk chocolate: bar sea cream milk; Hazelnut chocolate: bar moss honey hazelnut
Vegan chocolate: bar terracotta leaf leaf; Pralines: flatbox wine honey heart
Butter biscuits: box butter sea biscuit straw honey; Oat biscuits: pillow oat moss biscuit; Chocolate biscuits: pillow cocoa terracotta biscuit bark coffee
Wafers: pillow rose berry wafer; Gummy bears: pillow lime tomato bear; Liquorice: pillow ink tomato candy; Marzipan: wrapped rose berry almond
Cereal bars: teabox honey moss bars; Rice cakes: pillow snow teal grain
Crisps salted: pillow sky sea crisps; Crisps paprika: pillow tomato brick crisps honey terracotta; Pretzel sticks: pillow straw bark pretzel
Popcorn: pillow snow tomato popcorn; Peanuts: pillow teal navy peanut; Cashews: pouch peach terracotta cashew; Almonds: pouch sage bark almond
Trail mix: pouch leaf honey blueberry; Pistachios: pouch lime forest pistachio
Frozen peas: frozen leaf moss blueberry leaf lime; Frozen spinach: frozen forest moss spinach; Frozen berries: frozen lilac plum raspberry
Frozen herbs: frozen mint teal herb; Frozen wok mix: frozen orange tomato pepper; Frozen chips: frozen butter honey chips
Pizza margherita: flatbox snow leaf pizza butter leaf; Pizza salami: flatbox ink tomato pizza; Vegan pizza: flatbox leaf moss pizza cream berry
Fish fingers: flatbox sea navy fish; Spring rolls: flatbox tomato honey roll; Lasagne: flatbox terracotta brick sheet butter tomato
Vanilla ice: icetub cream honey scoop; Chocolate ice: icetub cocoa bark scoop bark honey; Raspberry sorbet: icetub rose berry raspberry
Ice lollies: lolliesbox sky tomato lolly
`
