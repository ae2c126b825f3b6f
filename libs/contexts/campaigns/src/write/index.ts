export * from './assign-target.js';
export * from './close-campaign-phase.js';
export * from './declare-peak-drive.js';
export * from './launch-campaign.js';
export * from './publish-rule-set.js';
export * from './register-participant.js';
export * from './revise-target.js';
export * from './schedule-phase.js';
