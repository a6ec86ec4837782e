/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_STATE_BAR_H
#define GWYTIP_STATE_BAR_H

#include <gtk/gtk.h>
#include "judgement.h"

/* A bar from 0 to 1: filled up to the confidence in a state, with a dot for each member and a line at the
 * threshold. */
GtkWidget *tip_state_bar_new(void);

/* `state` is read whenever the bar is drawn and must outlive it. */
void tip_state_bar_show(GtkWidget *bar, const gwytip_state_report *state);

#endif
