export * from './domain/campaign.events.js';
export * from './domain/participation.events.js';
export * from './domain/target.events.js';
export * from './domain/metrics.js';
export { campaignStream, participationStream, targetStream } from './domain/campaign.streams.js';
export { phaseOf, type CampaignState, type PhaseState } from './domain/campaign.state.js';
export { CampaignFactsReader } from './facts/campaign-facts-reader.js';
export { benefitShares } from './figures/benefit-shares.js';
