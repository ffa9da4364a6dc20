/** Written for this project; the same form as the fresh shelves. `!` marks a sensitive shelf. */
export const household: string = `
Drinks > Water and juice: Still water 6 bottles 3.49; Sparkling water 6 bottles 3.49; Apple juice 1 l 1.99; Orange juice 1 l 2.49; Multivitamin juice 1 l 2.29; Tomato juice 1 l 1.99; Carrot juice 500 ml 1.79; Elderflower syrup 500 ml 3.49; Lemonade 1 l 1.79; Cola 1 l 1.69; Ginger ale 750 ml 1.89; Tonic water 750 ml 1.79; Mate tea 500 ml 1.29
Drinks > Coffee and tea: Espresso beans 1 kg 12.99; Filter coffee 500 g 6.49; Decaf coffee 250 g 4.29; Coffee pods 16 pcs 4.99; Coffee filters 100 pcs 1.79; Black tea 25 bags 2.29; Green tea 25 bags 2.49; Peppermint tea 25 bags 1.99; Camomile tea 25 bags 1.99; Fruit tea 25 bags 2.19; Chai 20 bags 2.99; Drinking chocolate 400 g 3.49
!Drinks > Beer: Pilsner 6 bottles 5.49; Wheat beer 6 bottles 5.99; Pale ale 4 bottles 6.49; Radler 6 bottles 5.49; Alcohol-free beer 6 bottles 5.29
!Drinks > Wine and spirits: Red wine Rioja 750 ml 6.99; Red wine Merlot 750 ml 5.49; White wine Riesling 750 ml 6.49; White wine Pinot 750 ml 5.99; Rosé 750 ml 5.99; Prosecco 750 ml 6.99; Gin 700 ml 16.99; Rum 700 ml 14.99; Vermouth 750 ml 8.99
Baby > Baby food: Carrot purée 125 g 0.99 #baby; Apple purée 125 g 0.99 #baby; Pumpkin purée 190 g 1.29 #baby; Baby porridge 200 g 2.49 #baby; First milk 600 g 13.99 #baby; Follow-on milk 600 g 12.99 #baby; Teething biscuits 100 g 1.79 #baby; Fruit pouches 4 pcs 3.49 #baby
Baby > Nappies and care: Nappies size 2 40 pcs 8.99 #baby; Nappies size 4 36 pcs 8.99 #baby; Baby wipes 80 pcs 1.99 #baby; Baby cream 75 ml 2.99 #baby; Baby bath 300 ml 3.49 #baby; Baby oil 200 ml 3.29 #baby
Household > Cleaning: Washing-up liquid 500 ml 1.79; Dishwasher tabs 40 pcs 5.99; Dishwasher salt 1.2 kg 1.49; Washing powder 1.3 kg 6.99; Liquid detergent 1 l 5.99; Fabric softener 1 l 2.49; All-purpose cleaner 1 l 2.29; Bathroom cleaner 500 ml 2.49; Glass cleaner 500 ml 1.99; Citric acid 400 g 2.49; Sponges 5 pcs 1.49; Cleaning cloths 3 pcs 2.29
Household > Paper and foil: Toilet paper 8 rolls 4.49; Kitchen roll 4 rolls 3.29; Tissues 10 packs 1.99; Napkins 50 pcs 1.49; Aluminium foil 30 m 1.99; Freezer bags 40 pcs 1.49; Bin bags 20 pcs 1.99; Compost bags 15 pcs 2.29
Household > Kitchen and home: Tea lights 30 pcs 2.49; Matches 10 boxes 0.99; Batteries AA 4 pcs 3.99; Light bulb LED 3.99; Potting soil 10 l 3.99; Sunflower seeds for birds 1 kg 2.99
Pets > Cat: Cat food chicken 400 g 1.49 #cat; Cat food fish 400 g 1.49 #cat; Dry cat food 1 kg 5.49 #cat; Cat litter 10 l 5.99 #cat; Cat treats 60 g 1.49 #cat
Pets > Dog: Dog food beef 800 g 2.49 #dog; Dog food lamb 800 g 2.49 #dog; Dry dog food 2 kg 8.99 #dog; Dog treats 200 g 2.49 #dog; Dog bags 60 pcs 1.99 #dog
Body care > Hair and skin: Shampoo 250 ml 3.49; Conditioner 200 ml 3.49; Shower gel 250 ml 2.49; Hand soap 300 ml 1.99; Body lotion 250 ml 3.99; Face cream 50 ml 6.99; Sun cream 200 ml 8.99; Deodorant 50 ml 3.49; Razor blades 4 pcs 5.99
Body care > Teeth: Toothpaste 75 ml 2.49; Toothbrush 1.99; Dental floss 50 m 2.29; Mouthwash 500 ml 3.29
!Health > Intimate and health: Condoms 10 pcs 6.99; Pregnancy test 1 pc 4.99; Tampons 16 pcs 2.49; Pads 14 pcs 1.99; Incontinence pads 12 pcs 4.99; Nicotine gum 24 pcs 8.99; Lubricant 100 ml 6.49; Folic acid 60 pcs 7.49
!Health > Remedies: Plasters 20 pcs 1.99; Vitamin C 60 pcs 4.49; Magnesium 30 pcs 3.99; Cough sweets 75 g 1.49
`
