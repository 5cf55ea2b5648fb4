export { isChannel, type Manifest, packagesFolder, readManifests } from './manifests.ts'
export { packPackages } from './pack-packages.ts'
