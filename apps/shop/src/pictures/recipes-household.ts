/** The same form as the fresh recipes. */
export const household: string = `
Still water: water sky sea wave; Sparkling water: water mint teal bubbles; Apple juice: juice honey leaf apple; Orange juice: juice orange honey citrus
Multivitamin juice: juice tomato honey mango; Tomato juice: juice brick moss tomato; Carrot juice: smallbottle orange leaf carrot
Elderflower syrup: oil cream leaf umbel; Lemonade: soft butter leaf lemon; Cola: soft coffee tomato bubbles honey cream; Ginger ale: soft straw bark ginger
Tonic water: soft sky navy lemon; Mate tea: smallbottle moss honey leaves
Espresso beans: sack ink honey coffee; Filter coffee: block bark tomato cup; Decaf coffee: block teal cream moon; Coffee pods: teabox bark slate cup
Coffee filters: teabox kraft moss recycled; Black tea: teabox wine ink cup; Green tea: teabox leaf forest leaves; Peppermint tea: teabox mint teal herb teal moss
Camomile tea: teabox butter moss flower; Fruit tea: teabox berry plum raspberry; Chai: teabox terracotta cocoa powder; Drinking chocolate: tin cocoa honey cup cream cocoa
Pilsner: sixpack moss butter wheat; Wheat beer: sixpack sea snow wheat honey bark; Pale ale: sixpack terracotta ink maple honey orange; Radler: sixpack butter leaf lemon
Alcohol-free beer: sixpack sky sea wheat sky sea
Red wine Rioja: wine wine brick grapes; Red wine Merlot: wine plum ink grapes wine moss; White wine Riesling: wine lime moss grapes lime moss
White wine Pinot: wine straw sea grapes straw leaf; Rosé: wine rose berry grapes rose moss; Prosecco: sparkling moss honey bubbles butter straw
Gin: spirit sky navy blueberry; Rum: spirit bark ink pineapple; Vermouth: spirit brick cocoa herb
Carrot purée: lowjar orange mint carrot; Apple purée: lowjar straw mint apple; Pumpkin purée: jar orange sky pumpkin; Baby porridge: box sky butter baby
First milk: tin sky sea baby; Follow-on milk: tin mint teal baby; Teething biscuits: box peach sky biscuit straw bark; Fruit pouches: squeeze leaf honey pear
Nappies size 2: nappies mint teal baby; Nappies size 4: nappies sky sea baby; Baby wipes: wipes mint snow baby; Baby cream: creamjar sky snow baby
Baby bath: flip sky snow bubbles; Baby oil: flip cream honey drop butter honey
Washing-up liquid: dish leaf lime plate; Dishwasher tabs: pouch sea sky plate; Dishwasher salt: box sky navy sparkle; Washing powder: box sea butter shirt
Liquid detergent: jug sea honey shirt; Fabric softener: jug lilac plum feather; All-purpose cleaner: jug lime moss lemon; Bathroom cleaner: trigger sky sea bubbles
Glass cleaner: trigger mint teal sparkle teal sea; Citric acid: pouch butter honey lemon; Sponges: sponges butter moss -; Cleaning cloths: cloths sky mint -
Toilet paper: toiletrolls snow leaf recycled; Kitchen roll: kitchenrolls snow sea drop; Tissues: tissues sky sea feather; Napkins: softpack rose terracotta flower
Aluminium foil: longbox grey slate sparkle grey slate; Freezer bags: teabox sky navy flake; Bin bags: box slate ink recycled; Compost bags: box sage moss seedling
Tea lights: candles snow honey -; Matches: matches kraft tomato flame; Batteries: batteries slate honey bolt; Light bulb: bulb butter slate bolt honey orange
Potting soil: sack cocoa moss seedling; Sunflower seeds for birds: sack straw sea bird
Cat food chicken: flatcan honey plum cat bark butter; Cat food fish: flatcan sea navy cat; Dry cat food: sack lilac plum cat; Cat litter: sack sky sea cat
Cat treats: pouch peach tomato cat honey snow; Dog food beef: tin brick cocoa dog; Dog food lamb: tin sage moss dog; Dry dog food: sack terracotta cocoa dog
Dog treats: pouch honey bark dog; Dog bags: cubepack leaf moss dog
Shampoo: flip leaf forest herb; Conditioner: flip sage moss leaves; Shower gel: flip sea navy wave; Hand soap: pump lilac plum flower; Body lotion: pump cream terracotta almond
Face cream: creamjar rose berry flower; Sun cream: flip orange butter sun; Deodorant: rollon teal snow leaf; Razor blades: razor sea slate -
Toothpaste: tube mint teal tooth; Toothbrush: brushes leaf moss -; Dental floss: floss sky sea tooth; Mouthwash: juice mint sea lips
Condoms: teabox slate berry heart; Pregnancy test: test rose berry -; Tampons: teabox mist sea drop; Pads: softpack lilac plum moon; Incontinence pads: softpack sky sea shield
Nicotine gum: teabox grey teal cross; Lubricant: tube slate lilac drop; Folic acid: pillbottle leaf moss leaves
Plasters: plasters snow teal -; Vitamin C: pillbottle orange honey citrus; Magnesium: pillbottle sea navy pills; Cough sweets: sachet sage moss herb
`
