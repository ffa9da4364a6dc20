/**
 * How each product is drawn: `beginning of the title: pack colour colour motif [colour colour]`, where
 * the colours of a motif may be left out. The longest beginning that fits counts.
 */
export const fresh: string = `
Bananas: one - - banana; Apples Elstar: three - - apple; Apples Boskoop: three - - apple brick moss
Pears: two - - pear; Oranges: three - - citrus; Clementines: net orange tomato citrus honey moss
Lemons: two - - lemon; Limes: two - - lemon lime moss; Grapes red: one - - grapes; Grapes white: one - - grapes lime moss
Kiwis: two - - kiwi; Strawberries: punnet kraft leaf strawberry; Raspberries: punnet sage berry raspberry
Blueberries: punnet mist navy blueberry; Mango: one - - mango; Pineapple: one - - pineapple; Avocados: two - - avocado
Peaches: three - - peach; Plums: three - - plum; Pomegranate: one - - pomegranate
Tomatoes on the vine: three - - tomato; Cherry tomatoes: punnet kraft tomato tomato; Cucumber: one - - cucumber
Peppers: three - - pepper; Courgettes: two - - courgette; Aubergine: one - - aubergine; Carrots: two - - carrot
Broccoli: one - - broccoli; Cauliflower: one - - cauliflower; Red cabbage: one - - cabbage; Kale: one - - kale
Spinach: leafbag leaf leaf spinach; Leek: two - - leek; Fennel: one - - fennel; Celery: one - - celery
Beetroot: two - - beetroot; Pumpkin Hokkaido: one - - pumpkin; Sweet potatoes: two - - sweetpotato
Green asparagus: one - - asparagus; Sweetcorn 2 pcs: two - - corn
Potatoes waxy: net straw moss potato; Potatoes floury: net straw terracotta potato oat bark; Onions: net honey terracotta onion
Red onions: net wine berry onion wine rose; Shallots: three - - onion terracotta peach; Garlic: two - - garlic
Spring onions: one - - springonion; Ginger: one - - ginger; Iceberg lettuce: one - - lettuce lime snow
Rocket: leafbag leaf moss rocket; Lamb's lettuce: leafbag leaf forest spinach forest moss; Mixed leaves: leafbag leaf plum leaf wine berry
Basil pot: pot terracotta - basil; Parsley: one - - parsley; Coriander: one - - parsley lime leaf; Mint: one - - herb teal moss
Chives: one - - chives; Rosemary pot: pot slate - rosemary; Brown mushrooms: three - - mushroom
White mushrooms: punnet sky mist mushroom snow cream; Oyster mushrooms: one - - oyster; Shiitake: punnet kraft cocoa shiitake
Whole milk: carton sea navy milk; Semi-skimmed milk: carton sky sea milk; Lactose-free milk: carton mint teal milk
Buttermilk: smallcarton butter honey milk snow straw; Kefir: juice snow teal milk; Cocoa milk: smallcarton cocoa bark chocolate
Oat drink barista: carton coffee oat coffee; Oat drink: carton oat bark oat; Soy drink: carton sage moss bean leaf lime
Almond drink: carton cream terracotta almond; Coconut drink: carton teal cocoa coconut; Rice drink: carton mist sea grain
Natural yoghurt: bigcup snow sea milk; Greek yoghurt: bigcup sky navy olive; Strawberry yoghurt: cup rose tomato strawberry
Vanilla yoghurt: cup butter honey flower; Soy yoghurt: bigcup sage moss bean leaf lime; Low-fat quark: tub mist sea milk
Skyr: bigcup mist slate flake; Vanilla pudding: cup cream straw flower snow straw; Rice pudding: cup snow peach grain
Butter 250: wrapped butter honey flower; Salted butter: wrapped butter sea wave; Vegan spread: tub butter leaf sun
Whipping cream: smallcarton snow lilac feather; Sour cream: cup snow moss chives; Crème fraîche: cup cream berry feather
Oat cuisine: smallcarton oat moss oat; Mascarpone: tub snow terracotta milk cream honey
Gouda young: wedge - - cheese butter straw; Gouda old: wedge - - cheese honey terracotta; Emmental: slicepack snow tomato cheese butter straw
Mountain cheese: wedge - - cheese straw bark; Camembert: one - - roundcheese snow oat; Brie: wedge - - roundcheese cream straw
Feta: slicepack sky sea cubes snow mist; Mozzarella: one - - mozzarella; Buffalo mozzarella: cup snow forest mozzarella
Parmesan: wedge - - cheese cream honey; Cream cheese: tub snow leaf chives; Goat cheese: two - - roundcheese mist sage
Blue cheese: wedge - - cheese snow sea; Halloumi: slicepack snow teal cubes cream butter; Vegan slices: slicepack lime leaf sheet butter straw
Eggs 6: eggbox - kraft egg; Eggs 10: eggbox - slate egg cream snow
Rye bread: one - - loaf cocoa oat; Spelt bread: one - - loaf bark cream; Wholemeal bread: paperbag kraft moss loaf bark oat
Toast: one - - toast; Baguette: one - - baguette; Ciabatta: one - - ciabatta; Flatbread: one - - flatbread
Crispbread: one - - crispbread; Gluten-free bread: paperbag snow honey loaf honey snow; Bread rolls: one - - rolls
Pretzels: one - - pretzel; Croissants: one - - croissant; Cinnamon buns: one - - swirl; Burger buns: one - - bun
Bagels: one - - bagel; Muffins: one - - muffin
Chicken breast: tray snow butter fillet flesh snow; Whole chicken: tray slate butter poultry; Minced beef: tray ink tomato mince
Minced mixed: tray snow rose mince rose brick; Beef steak: tray ink brick steak; Goulash: tray slate brick cubesmeat
Pork chops: tray snow rose chop; Bratwurst: tray sage terracotta sausages oat bark; Bacon: slicepack snow brick bacon
Burger patties: tray kraft brick biscuit brick cocoa; Cooked ham: slicepack snow rose slices; Smoked ham: slicepack ink brick slices brick terracotta
Salami: slicepack cream wine slices wine brick; Turkey slices: slicepack mist honey slices cream flesh; Liver sausage: slicepack oat bark sausages rose terracotta
Salmon fillet: tray ink sea fillet; Smoked salmon: slicepack navy salmon fillet orange cream; Cod fillet: tray sky sea fillet snow mist
Prawns: tray navy sea prawn; Herring: tub sea snow fish; Trout: tray mist teal fish slate flesh
Tofu natural: slicepack sage leaf cubes; Smoked tofu: slicepack kraft bark cubes oat bark; Tempeh: slicepack leaf forest chickpea
Seitan: slicepack honey terracotta cubesmeat bark oat; Vegan mince: tray leaf moss mince terracotta peach; Vegan sausages: tray lime moss sausages
Falafel: tray sage leaf falafel; Hummus: tub cream leaf chickpea
`
