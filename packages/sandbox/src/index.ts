export type {
  Campaign,
  CampaignButton,
  CampaignClicks,
  CampaignHappening,
  CampaignMessage,
  CampaignOptions,
  CampaignTimes,
  CampaignTruth,
} from './campaign/campaign.ts'
export { createCampaign } from './campaign/create-campaign.ts'
export type { Charset, Cut, Encoding, Fault, Malformation, TlsFault } from './faults/fault.ts'
export { faultVocabulary, formatFault, parseFault } from './faults/fault-spec.ts'
export type { FaultField } from './faults/fault-spec.ts'
export type {
  ClickInput,
  InteractInput,
  Origin,
  ReadInput,
  RedirectedRequest,
  Sandbox,
  SandboxAction,
  SandboxCard,
  SandboxChannel,
  SandboxMessage,
  SandboxOptions,
  SeenConnection,
  SeenRequest,
} from './sandbox.ts'
export { startSandbox } from './start-sandbox.ts'
