/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_STATE_TABLE_H
#define GWYTIP_STATE_TABLE_H

#include <gtk/gtk.h>
#include "engine.h"

/* A table with a row a state: name, what it is a sign of, confidence, threshold and votes. States with a
 * majority are bold. The labels' widget names are "gwytip-confidence-<state>" and so on, so that scripts can
 * find them. */
GtkWidget *tip_state_table_new(const TipJudgement *judgement);

#endif
