/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_JUDGEMENT_H
#define GWYTIP_JUDGEMENT_H

#include <glib.h>
#include "gwytip.h"

#define TIP_PLANE_PIXELS (GWYTIP_TIP_SIZE * GWYTIP_TIP_SIZE)

/* What the ensemble says of one image. `report.states` and `tip` point into the struct: it must not be
 * copied. */
typedef struct {
    gwytip_report report;
    gwytip_state_report states[GWYTIP_MAX_STATES];
    gdouble shipped[GWYTIP_MAX_STATES];  /* the bundle's own thresholds; those that voted are in `states` */
    const gchar *verdict;                /* good, bad, unsure, unknown-surface; a constant */
    gdouble seconds;                     /* time taken, the first load of a bundle included */
    gdouble measured;                    /* share of the pixels that the verdict rests on, 0..1 */
    gchar left_out[GWYTIP_MESSAGE_SIZE]; /* what was not measured, in words; "": nothing */
    gwytip_tip tip;                      /* what the scan shows of the tip; sentence "": nobody could tell */
    gfloat near_plane[TIP_PLANE_PIXELS]; /* its pictures */
    gfloat wide_plane[TIP_PLANE_PIXELS];
} TipJudgement;

/* More than half of the members that know the state vote for it. */
gboolean tip_state_has_majority(const gwytip_state_report *state);

/* Whether a state is the reason for a verdict: it has a majority and is a sign of just that tip. */
gboolean tip_state_is_reason(const gwytip_state_report *state, gint verdict);

/* Least and largest confidence that a member has in a state, 0..1. */
void tip_state_spread(const gwytip_state_report *state, gdouble *least, gdouble *largest);

/* What the judgement says of a state, by its name; NULL where its surface has no such state. */
const gwytip_state_report *tip_judgement_state(const TipJudgement *judgement, const gchar *name);

/* The state to show a map of: the surest reason for the verdict that is not a tip change, else the most
 * likely state. */
const gchar *tip_judgement_shown_state(const TipJudgement *judgement);

#endif
