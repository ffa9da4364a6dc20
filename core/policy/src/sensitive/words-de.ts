import type { TopicWords } from './words.ts'

export const de: TopicWords = {
  health: `
    gesundheit, medizin, medizinisch, arznei, arzneimittel, medikament, medikamente, apotheke,
    heilmittel, erste hilfe, schmerzmittel, erkaltung, grippe, diabetes, diabetiker, krebs, asthma,
    depression, psyche, inkontinenz, behinderung, mobilitatshilfen, horgerate, rauchentwohnung,
    nikotinersatz, sucht, therapie
  `,
  pregnancy: `
    schwangerschaft, schwanger, schwangere, umstandsmode, geburt, fruchtbarkeit, kinderwunsch,
    eisprung, stillen, stillzeit, schwangerschaft und geburt
  `,
  sex: `
    sex, sexuell, sexualitat, erotik, erotisch, sexspielzeug, kondom, kondome, verhutung,
    gleitmittel, gleitgel, intim, intimpflege, fetisch, lgbt, lesbisch, schwul, queer, transgender
  `,
  religion: `
    religion, religionen, religios, glaube, glauben, bibel, bibeln, koran, thora, rosenkranz, gebet,
    christlich, christentum, islam, islamisch, muslimisch, judisch, judentum, hinduismus,
    buddhismus, halal, koscher
  `,
  politics: `
    politik, politisch, wahlkampf, partei, parteien, gewerkschaft, gewerkschaften, aktivismus
  `,
  debt: `
    schulden, schuldner, schuldnerberatung, kredit, kredite, darlehen, insolvenz, privatinsolvenz,
    umschuldung, pfandleihe
  `,
  alcohol: `
    alkohol, alkoholisch, alkoholika, alkoholische getranke, bier, biere, wein, weine, rotwein,
    rotweine, weisswein, weissweine, rosewein, spirituosen, schnaps, likor, likore, whisky, wodka,
    gin, rum, weinbrand, sekt, champagner, prosecco, cidre, apfelwein
  `,
  gambling: `
    glucksspiel, glucksspiele, casino, spielbank, wetten, sportwetten, lotterie, lottoscheine, rubbellose,
    spielautomaten, bingo
  `,
  dating: 'dating, partnersuche, partnervermittlung, singleborse, singleborsen, speeddating',
  weight_loss: `
    abnehmen, gewichtsverlust, gewichtsreduktion, schlankheit, schlankheitsmittel, diatpillen,
    diatmittel, fettburner, mahlzeitersatz
  `,
}
