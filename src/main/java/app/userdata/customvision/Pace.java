package app.userdata.customvision;

/** When the next request may leave. */
interface Pace {
  /** Returns when the caller may send one request. */
  void await() throws InterruptedException;

  /** The service said that this was too fast. */
  void throttled();

  /** The service answered without complaint. */
  void calm();

  /** For hosts without a budget of calls: blob stores and Azure Resource Manager. */
  Pace NONE =
      new Pace() {
        @Override
        public void await() {}

        @Override
        public void throttled() {}

        @Override
        public void calm() {}
      };
}
