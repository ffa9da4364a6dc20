/** Commands of whoever makes campaigns: campaign, placement, segment. */
import type { CampaignMove } from '@discreet/engine'
import type { Command } from 'commander'
import type { PlanOptions } from './campaign-plan.ts'
import { planCampaign } from './campaign-plan.ts'
import { showResults } from './campaign-results.ts'
import {
  checkCampaignCommand,
  defineCampaignCommand,
  listCampaigns,
  moveCampaignCommand,
  showCampaign,
  startCampaignCommand,
} from './command-campaign.ts'
import { definePlacement, listPlacements, removePlacement } from './command-placement.ts'
import { defineSegment, listSegments, removeSegment } from './command-segment.ts'
import type { OfficeCommand, Work } from './office-options.ts'
import { addOfficeCommand } from './office-options.ts'
import type { Given, MakeOutput } from './options.ts'
import { decimal, example, numbers } from './options.ts'

type Entry = OfficeCommand & { readonly work: Work }

function addAll(parent: Command, entries: readonly Entry[], output: MakeOutput): void {
  for (const { work, ...about } of entries) addOfficeCommand(parent, about, output, work)
}

const campaignEntries: readonly Entry[] = [
  {
    name: 'list',
    says: 'every campaign and how far it is',
    example: 'discreet campaign list',
    work: (_, choice, out) => listCampaigns(choice, out),
  },
  {
    name: 'show <id>',
    says: 'one campaign: its arms, and the hash of what it promised',
    example: 'discreet campaign show spring-banner',
    work: showCampaign,
  },
  {
    name: 'define <file>',
    says: 'a draft from a JSON file (- for standard input); every fault is listed',
    example: 'discreet campaign define spring-banner.json',
    work: defineCampaignCommand,
  },
  {
    name: 'check <id>',
    says: 'may it start? If its tactic goes too far, why, with the evidence',
    example: 'discreet campaign check spring-banner',
    work: checkCampaignCommand,
  },
  {
    name: 'start <id>',
    says: 'hashes what is promised into the log, charges the ledger, and begins',
    example: 'discreet campaign start spring-banner',
    work: startCampaignCommand,
  },
  {
    name: 'results <id>',
    says: 'differences with their noise, verdict, guards, week by week',
    example: 'discreet campaign results spring-banner',
    work: showResults,
  },
]

const moves: readonly (readonly [CampaignMove, string])[] = [
  ['pause', 'nobody new is enrolled; everybody sees what the slot shows without it'],
  ['resume', 'it goes on'],
  ['end', 'for good; weeks whose windows are not over are still released'],
]

function addMoves(campaign: Command, output: MakeOutput): void {
  for (const [move, says] of moves) {
    const line = `discreet campaign ${move} spring-banner --reason 'the season is over'`
    addOfficeCommand(
      campaign,
      { name: `${move} <id>`, says, example: line },
      output,
      (id, choice, out, given) =>
        moveCampaignCommand(id, move, String(given['reason']), choice, out),
    ).requiredOption('--reason <text>', 'for the log, beside your name')
  }
}

function addPlan(campaign: Command, output: MakeOutput): void {
  example(
    campaign
      .command('plan')
      .description('people and weeks that it takes; needs no shop')
      .requiredOption('--base <share>', 'who reach the goal without it', decimal)
      .requiredOption('--lift <share>', 'relative difference that should be seen', decimal)
      .option('--epsilon <list>', 'one or several', numbers, [0.3, 1])
      .option('--weeks <count>', 'in which people are enrolled', decimal, 8)
      .requiredOption('--people-per-week <count>', 'who help the crowd and come by', decimal)
      .option('--share <share>', 'of them in each of the two arms', decimal, 0.5)
      .option('--alpha <number>', '', decimal, 0.05)
      .option('--power <share>', '', decimal, 0.8),
    'discreet campaign plan --base 0.05 --lift 0.1 --epsilon 1 --weeks 8 --people-per-week 5000',
  ).action((given: Given) =>
    planCampaign(given as unknown as PlanOptions, output(given['json'] === true)),
  )
}

const placementEntries: readonly Entry[] = [
  {
    name: 'list',
    says: 'every slot of the site',
    example: 'discreet placement list',
    work: (_, choice, out) => listPlacements(choice, out),
  },
  {
    name: 'define <file>',
    says: 'a slot from a JSON file (- for standard input)',
    example: 'discreet placement define home-banner.json',
    work: definePlacement,
  },
  {
    name: 'remove <id>',
    says: 'a slot that no running campaign uses',
    example: 'discreet placement remove home-banner',
    work: removePlacement,
  },
]

const segmentEntries: readonly Entry[] = [
  {
    name: 'list',
    says: 'every audience, what it reads, and its noisy size where a census has counted it',
    example: 'discreet segment list',
    work: (_, choice, out) => listSegments(choice, out),
  },
  {
    name: 'define <file>',
    says: 'an audience from a JSON file (- for standard input)',
    example: 'discreet segment define coffee-drinkers.json',
    work: defineSegment,
  },
  {
    name: 'remove <id>',
    says: 'an audience that no running campaign reads',
    example: 'discreet segment remove coffee-drinkers',
    work: removeSegment,
  },
]

export function addCampaignCommands(program: Command, output: MakeOutput): void {
  const campaign = program
    .command('campaign')
    .description('what is tried on whom, measured privately')
  addAll(campaign, campaignEntries, output)
  addMoves(campaign, output)
  addPlan(campaign, output)
  const placement = program.command('placement').description('slots of the site and their content')
  addAll(placement, placementEntries, output)
  const segment = program.command('segment').description('anonymous audiences: rules, not lists')
  addAll(segment, segmentEntries, output)
}
