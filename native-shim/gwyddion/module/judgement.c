/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "judgement.h"

#include <math.h>
#include <string.h>

#define TIP_CHANGE "tip_change"

gboolean tip_state_has_majority(const gwytip_state_report *state)
{
    return 2 * state->votes > state->voters;
}

gboolean tip_state_is_reason(const gwytip_state_report *state, gint verdict)
{
    return tip_state_has_majority(state) &&
           ((verdict == GWYTIP_GOOD && state->desirable) || (verdict == GWYTIP_BAD && !state->desirable));
}

void tip_state_spread(const gwytip_state_report *state, gdouble *least, gdouble *largest)
{
    *least = *largest = state->confidence;
    for (gint m = 0; m < MIN(state->member_count, GWYTIP_MAX_MEMBERS); m++) {
        if (!isnan(state->members[m])) {
            *least = MIN(*least, state->members[m]);
            *largest = MAX(*largest, state->members[m]);
        }
    }
}

const gwytip_state_report *tip_judgement_state(const TipJudgement *judgement, const gchar *name)
{
    for (gint i = 0; i < judgement->report.state_count; i++) {
        if (strcmp(judgement->states[i].name, name) == 0)
            return judgement->states + i;
    }
    return NULL;
}

const gchar *tip_judgement_shown_state(const TipJudgement *judgement)
{
    const gwytip_report *report = &judgement->report;
    const gwytip_state_report *surest = NULL;
    for (gint i = 0; i < report->state_count; i++) {
        const gwytip_state_report *state = judgement->states + i;
        if (tip_state_is_reason(state, report->verdict) && strcmp(state->name, TIP_CHANGE) != 0 &&
            (!surest || state->confidence > surest->confidence))
            surest = state;
    }
    return surest ? surest->name : report->state;
}
