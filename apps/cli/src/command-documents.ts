/** discreet documents, discreet assessment approve */
import { writeFileSync } from 'node:fs'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'

export type DocumentName = 'processing' | 'assessment'

export interface DocumentOptions extends OfficeChoice {
  readonly format: 'html' | 'json'
  readonly locale: string
  readonly out?: string
}

/** To standard output without a file; with --json the document as JSON. */
export async function writeDocument(
  name: DocumentName,
  options: DocumentOptions,
  output: Output,
): Promise<void> {
  const format = output.json && options.out === undefined ? 'json' : options.format
  const text = await withOffice(options, (office) =>
    office.text('GET', `documents/${name}`, { format, locale: options.locale }),
  )
  if (options.out === undefined) {
    output.say(format === 'json' ? JSON.stringify(JSON.parse(text), null, 2) : text)
    output.result(format === 'json' ? JSON.parse(text) : { name, format })
    return
  }
  writeFileSync(options.out, text)
  output.say(`Written to ${options.out}`)
  output.result({ name, format, out: options.out })
}

interface ShownAssessment {
  readonly state: string
  readonly sha256: string
}

export async function approveAssessment(
  approvedBy: string,
  read: string | undefined,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const approved = await withOffice(options, async (office) => {
    const now = await office.call<ShownAssessment>('GET', 'assessment')
    const sha256 = read ?? now.sha256
    return office.call<ShownAssessment & { logIndex: number }>(
      'POST',
      'assessment',
      {},
      {
        approvedBy,
        sha256,
      },
    )
  })
  output.say(
    `The assessment ${approved.sha256.slice(0, 12)}… is approved by ${approvedBy}, entry ${approved.logIndex} of the log.\nLevel 3 can be switched on.`,
  )
  output.result(approved)
}
