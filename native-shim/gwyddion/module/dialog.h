/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_DIALOG_H
#define GWYTIP_DIALOG_H

#include "args.h"

/* Shows the scan and what the ensemble says of it, and judges again when another surface is chosen. */
GwyDialogOutcome tip_dialog_run(TipArgs *args);

#endif
