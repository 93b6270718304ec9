/** What is asked for anew once a version was learned or put in use. */
export const TOUCHES = ["models", "model"];
