/** The view type of the dashboard's panels; `activationEvents` names it too. */
export const VIEW_TYPE = 'gunicorn.dashboard';

/** That of the same page as an editor of a log, for *Reopen Editor With…*; `customEditors` in the manifest names it too. */
export const EDITOR_TYPE = 'gunicorn.logAnalysis';
