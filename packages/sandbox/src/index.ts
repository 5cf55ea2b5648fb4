export type {
  ClickInput,
  Origin,
  ReadInput,
  Sandbox,
  SandboxAction,
  SandboxCard,
  SandboxChannel,
  SandboxMessage,
  SandboxOptions,
} from './sandbox.ts'
export { startSandbox } from './start-sandbox.ts'
