import { deciderOf, type CommandOf } from '@app/kernel';
import { approveInitiative } from './decisions/approve-initiative.js';
import { declineAuthorship } from './decisions/decline-authorship.js';
import { markDuplicate } from './decisions/mark-duplicate.js';
import { recordBenefitAssessment } from './decisions/record-benefit-assessment.js';
import { recordRecognition } from './decisions/record-recognition.js';
import { rejectInitiative } from './decisions/reject-initiative.js';
import { removeDuplicateLink } from './decisions/remove-duplicate-link.js';
import { resubmitInitiative } from './decisions/resubmit-initiative.js';
import { returnForRevision } from './decisions/return-for-revision.js';
import { saveDraft } from './decisions/save-draft.js';
import { startReview } from './decisions/start-review.js';
import { submitInitiative } from './decisions/submit-initiative.js';
import { withdrawInitiative } from './decisions/withdraw-initiative.js';
import { evolveInitiative, initialInitiativeState } from './initiative.state.js';

export const initiativeDecider = deciderOf({
  initialState: initialInitiativeState,
  evolve: evolveInitiative,
  decisions: {
    SaveDraft: saveDraft,
    SubmitInitiative: submitInitiative,
    StartReview: startReview,
    ReturnForRevision: returnForRevision,
    ResubmitInitiative: resubmitInitiative,
    RecordRecognition: recordRecognition,
    RecordBenefitAssessment: recordBenefitAssessment,
    ApproveInitiative: approveInitiative,
    RejectInitiative: rejectInitiative,
    WithdrawInitiative: withdrawInitiative,
    DeclineAuthorship: declineAuthorship,
    MarkDuplicate: markDuplicate,
    RemoveDuplicateLink: removeDuplicateLink,
  },
});

export type InitiativeCommand = CommandOf<typeof initiativeDecider>;
